package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import java.util.Objects;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.core.JacksonException;

@Decoy(mistake = "takes the JSON null for an absent key", caughtBy = "theJsonNullIsAnError")
final class ProfileStoreNullIsAbsent extends ForwardingProfileStore {
  ProfileStoreNullIsAbsent(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Profile> find(String key) {
    try {
      return Optional.ofNullable(jedis.get(Objects.requireNonNull(key)))
          .map(document -> json.readValue(document, Profile.class));
    } catch (JacksonException e) {
      throw new IllegalStateException(key, e);
    }
  }
}
