package handson.redis.basics.exercise;

import handson.redis.basics.Profile;
import handson.redis.basics.ProfileStore;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.Optional;

/** Your store of JSON documents. What each method promises stands in {@link ProfileStore}. */
public final class ProfileStoreExercise implements ProfileStore {
  private final RedisClients clients;

  public ProfileStoreExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void save(String key, Profile profile) {
    // TODO
    throw new NotDoneYet("profile-store: write the profile as JSON");
  }

  @Override
  public Optional<Profile> find(String key) {
    // TODO
    throw new NotDoneYet("profile-store: read the JSON, and refuse what is no profile");
  }
}
