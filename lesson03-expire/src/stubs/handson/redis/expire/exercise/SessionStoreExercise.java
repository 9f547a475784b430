package handson.redis.expire.exercise;

import handson.redis.expire.SessionStore;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.time.Duration;
import java.util.Optional;

/** Your session store. What each method promises stands in {@link SessionStore}. */
public final class SessionStoreExercise implements SessionStore {
  private final RedisClients clients;

  public SessionStoreExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    // TODO
    throw new NotDoneYet("session-store: make an id, then session, index and TTLs in one step");
  }

  @Override
  public Optional<Session> find(String site, String id) {
    // TODO
    throw new NotDoneYet("session-store: read the session and slide its end, in one step");
  }

  @Override
  public boolean logout(String site, String id) {
    // TODO
    throw new NotDoneYet("session-store: delete the session, then its place in the index");
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    // TODO
    throw new NotDoneYet("session-store: delete all that the user's index names");
  }
}
