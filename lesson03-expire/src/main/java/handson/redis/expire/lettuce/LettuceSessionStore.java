package handson.redis.expire.lettuce;

import handson.redis.expire.Script;
import handson.redis.expire.SessionStore;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sessions with Lettuce. */
public final class LettuceSessionStore implements SessionStore {
  private static final Script CREATE = Script.read("session-create.lua");
  private static final Script FIND = Script.read("session-find.lua");

  private final RedisCommands<String, String> redis;

  public LettuceSessionStore(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String id = Token.random().text();
    String hash = SessionStore.hash(id);
    String[] keys = {
      SessionStore.userKey(site, SessionStore.notEmpty(user)), SessionStore.sessionKey(site, hash)
    };
    run(
        CREATE,
        ScriptOutputType.STATUS,
        keys,
        hash,
        user,
        Long.toString(TimeToLive.millis(idle)),
        Long.toString(TimeToLive.millis(lifetime)));
    return id;
  }

  // snippet: lettuce-find
  @Override
  public Optional<Session> find(String site, String id) {
    if (!SessionStore.isId(id)) {
      return Optional.empty();
    }
    String hash = SessionStore.hash(id);
    String[] keys = {SessionStore.sessionKey(site, hash)};
    return SessionStore.session(
        run(FIND, ScriptOutputType.MULTI, keys, hash, SessionStore.userKey(site, "")));
  }

  // end

  @Override
  public boolean logout(String site, String id) {
    if (!SessionStore.isId(id)) {
      return false;
    }
    String hash = SessionStore.hash(id);
    String user = redis.hget(SessionStore.sessionKey(site, hash), "user");
    return user != null && end(site, user, List.of(hash)) == 1;
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    String index = SessionStore.userKey(site, SessionStore.notEmpty(user));
    List<String> hashes = redis.zrange(index, 0, -1);
    return hashes.isEmpty() ? 0 : end(site, user, hashes);
  }

  /** The sessions go first: what is left in the index then finds nothing. */
  private long end(String site, String user, List<String> hashes) {
    long ended = redis.del(
        hashes.stream().map(hash -> SessionStore.sessionKey(site, hash)).toArray(String[]::new));
    redis.zrem(SessionStore.userKey(site, user), hashes.toArray(String[]::new));
    return ended;
  }

  private <T> T run(Script script, ScriptOutputType type, String[] keys, String... values) {
    try {
      return redis.evalsha(script.sha1(), type, keys, values);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return redis.eval(script.text(), type, keys, values);
    }
  }
}
