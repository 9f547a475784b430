package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes a broken document for an absent one",
    caughtBy = "aMalformedDocumentIsAnError")
final class ProfileStoreMalformedIsAbsent extends ForwardingProfileStore {
  ProfileStoreMalformedIsAbsent(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Profile> find(String key) {
    try {
      return super.find(key);
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }
}
