package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "says that the document is broken, but not what is wrong with it",
    caughtBy = "aMalformedDocumentIsAnError")
final class ProfileStoreHidesTheCause extends ForwardingProfileStore {
  ProfileStoreHidesTheCause(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Profile> find(String key) {
    try {
      return super.find(key);
    } catch (IllegalStateException e) {
      throw new IllegalStateException("could not read " + key);
    }
  }
}
