package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Decoy(mistake = "fails on a field that it does not know", caughtBy = "unknownFieldsAreIgnored")
final class ProfileStoreRefusesNewFields extends ForwardingProfileStore {
  ProfileStoreRefusesNewFields(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Profile> find(String key) {
    JsonMapper strict =
        json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try {
      return Optional.ofNullable(jedis.get(key)).map(d -> strict.readValue(d, Profile.class));
    } catch (JacksonException e) {
      throw new IllegalStateException(key, e);
    }
  }
}
