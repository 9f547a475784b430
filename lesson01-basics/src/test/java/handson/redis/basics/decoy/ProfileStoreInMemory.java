package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers from the JVM what it saved itself", caughtBy = "findReadsForeignJson")
final class ProfileStoreInMemory extends ForwardingProfileStore {
  private final Map<String, Profile> saved = new ConcurrentHashMap<>();

  ProfileStoreInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Profile profile) {
    super.save(key, profile);
    saved.put(key, profile);
  }

  @Override
  public Optional<Profile> find(String key) {
    return Optional.ofNullable(saved.get(key)).or(() -> super.find(key));
  }
}
