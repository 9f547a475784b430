package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "numbers an entry by how many there are", caughtBy = "eachVanishesByItself")
final class ExpiringLogNumbersByLength extends ForwardingExpiringLog {
  ExpiringLogNumbersByLength(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    String millis = Long.toString(TimeToLive.millis(timeToLive));
    String number = "local number = redis.call('ZCARD', KEYS[1]) + 1\n";
    return number(NOW + TRIM + number + ADD, log, text, millis);
  }

  @Override
  public long size(String log) {
    return read(log).size();
  }
}
