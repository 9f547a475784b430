package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ExpiryOption;

@Decoy(mistake = "takes the time from the clock of the JVM", caughtBy = "timesAreTheServers")
final class SessionStoreOwnClock extends ForwardingSessionStore {
  SessionStoreOwnClock(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String id = newId();
    String key = key(site, id);
    long now = System.currentTimeMillis();
    long last = now + TimeToLive.millis(lifetime);
    long expires = Math.min(now + TimeToLive.millis(idle), last);
    String index = SessionStore.userKey(site, SessionStore.notEmpty(user));
    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.zremrangeByScore(index, 0, now);
      transaction.zadd(index, expires, SessionStore.hash(id));
      transaction.pexpireAt(index, last, ExpiryOption.NX);
      transaction.pexpireAt(index, last, ExpiryOption.GT);
      transaction.hset(key, fields(user, now, idle, lifetime));
      transaction.pexpireAt(key, expires);
      transaction.exec();
    }
    return id;
  }
}
