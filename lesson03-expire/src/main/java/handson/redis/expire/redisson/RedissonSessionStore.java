package handson.redis.expire.redisson;

import handson.redis.expire.Script;
import handson.redis.expire.SessionStore;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RKeys;
import org.redisson.api.RMap;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysOptions;
import org.redisson.client.codec.StringCodec;

/** Sessions with Redisson. */
public final class RedissonSessionStore implements SessionStore {
  private static final Script CREATE = Script.read("session-create.lua");
  private static final Script FIND = Script.read("session-find.lua");

  private final RedissonClient redisson;
  private final RScript scripts;
  private final RKeys keys;

  public RedissonSessionStore(RedissonClient redisson) {
    this.redisson = redisson;
    // Sent again after a timeout, either script does the same once more to the same session.
    this.scripts = redisson.getScript(StringCodec.INSTANCE);
    // A DEL that is sent again finds nothing, and would answer that nobody was logged in.
    this.keys = redisson.getKeys(KeysOptions.defaults().retryAttempts(0));
  }

  // snippet: redisson-create
  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String id = Token.random().text();
    String hash = SessionStore.hash(id);
    scripts.eval(
        RScript.Mode.READ_WRITE,
        CREATE.text(),
        RScript.ReturnType.VALUE,
        List.of(
            SessionStore.userKey(site, SessionStore.notEmpty(user)),
            SessionStore.sessionKey(site, hash)),
        hash,
        user,
        TimeToLive.millis(idle),
        TimeToLive.millis(lifetime));
    return id;
  }

  // end

  @Override
  public Optional<Session> find(String site, String id) {
    if (!SessionStore.isId(id)) {
      return Optional.empty();
    }
    String hash = SessionStore.hash(id);
    return SessionStore.session(scripts.eval(
        RScript.Mode.READ_WRITE,
        FIND.text(),
        RScript.ReturnType.LIST,
        List.of(SessionStore.sessionKey(site, hash)),
        hash,
        SessionStore.userKey(site, "")));
  }

  @Override
  public boolean logout(String site, String id) {
    if (!SessionStore.isId(id)) {
      return false;
    }
    String hash = SessionStore.hash(id);
    RMap<String, String> session =
        redisson.getMap(SessionStore.sessionKey(site, hash), StringCodec.INSTANCE);
    String user = session.get("user");
    return user != null && end(site, user, List.of(hash)) == 1;
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    Collection<String> hashes = index(site, SessionStore.notEmpty(user)).readAll();
    return hashes.isEmpty() ? 0 : end(site, user, hashes);
  }

  /** The sessions go first: what is left in the index then finds nothing. */
  private long end(String site, String user, Collection<String> hashes) {
    long ended = keys.delete(
        hashes.stream().map(hash -> SessionStore.sessionKey(site, hash)).toArray(String[]::new));
    index(site, user).removeAll(hashes);
    return ended;
  }

  private RScoredSortedSet<String> index(String site, String user) {
    return redisson.getScoredSortedSet(SessionStore.userKey(site, user), StringCodec.INSTANCE);
  }
}
