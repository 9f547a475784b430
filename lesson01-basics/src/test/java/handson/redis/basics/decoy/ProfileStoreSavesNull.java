package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import java.util.Objects;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "saves a null as the text null", caughtBy = "aNullIsRefused")
final class ProfileStoreSavesNull extends ForwardingProfileStore {
  ProfileStoreSavesNull(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Profile profile) {
    jedis.set(Objects.requireNonNull(key), json.writeValueAsString(profile));
  }
}
