package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes a broken document", caughtBy = "aMalformedDocumentIsAnError")
final class ProfileStoreDeletesTheMalformed extends ForwardingProfileStore {
  ProfileStoreDeletesTheMalformed(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Profile> find(String key) {
    try {
      return super.find(key);
    } catch (IllegalStateException e) {
      jedis.del(key);
      throw e;
    }
  }
}
