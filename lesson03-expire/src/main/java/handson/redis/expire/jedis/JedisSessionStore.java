package handson.redis.expire.jedis;

import handson.redis.expire.Script;
import handson.redis.expire.SessionStore;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Sessions with Jedis. */
public final class JedisSessionStore implements SessionStore {
  private static final Script CREATE = Script.read("session-create.lua");
  private static final Script FIND = Script.read("session-find.lua");

  private final UnifiedJedis jedis;

  public JedisSessionStore(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-create
  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String id = Token.random().text();
    String hash = SessionStore.hash(id);
    List<String> keys = List.of(
        SessionStore.userKey(site, SessionStore.notEmpty(user)),
        SessionStore.sessionKey(site, hash));
    List<String> values = List.of(
        hash,
        user,
        Long.toString(TimeToLive.millis(idle)),
        Long.toString(TimeToLive.millis(lifetime)));
    run(CREATE, keys, values);
    return id;
  }

  // end

  // snippet: jedis-find
  @Override
  public Optional<Session> find(String site, String id) {
    if (!SessionStore.isId(id)) {
      return Optional.empty();
    }
    String hash = SessionStore.hash(id);
    List<String> keys = List.of(SessionStore.sessionKey(site, hash));
    List<String> values = List.of(hash, SessionStore.userKey(site, ""));
    return SessionStore.session((List<?>) run(FIND, keys, values));
  }

  // end

  // snippet: jedis-logout
  @Override
  public boolean logout(String site, String id) {
    if (!SessionStore.isId(id)) {
      return false;
    }
    String hash = SessionStore.hash(id);
    String key = SessionStore.sessionKey(site, hash);
    String user = jedis.hget(key, "user");
    return user != null && end(site, user, List.of(hash)) == 1;
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    String index = SessionStore.userKey(site, SessionStore.notEmpty(user));
    List<String> hashes = jedis.zrange(index, 0, -1);
    return hashes.isEmpty() ? 0 : end(site, user, hashes);
  }

  /** The sessions go first: what is left in the index then finds nothing. */
  private long end(String site, String user, List<String> hashes) {
    long ended = jedis.del(
        hashes.stream().map(hash -> SessionStore.sessionKey(site, hash)).toArray(String[]::new));
    jedis.zrem(SessionStore.userKey(site, user), hashes.toArray(String[]::new));
    return ended;
  }

  // end

  private Object run(Script script, List<String> keys, List<String> values) {
    try {
      return jedis.evalsha(script.sha1(), keys, values);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(script.text(), keys, values);
    }
  }
}
