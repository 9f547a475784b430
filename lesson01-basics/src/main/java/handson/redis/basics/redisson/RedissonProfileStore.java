package handson.redis.basics.redisson;

import static java.util.Objects.requireNonNull;

import handson.redis.basics.Profile;
import handson.redis.basics.ProfileStore;
import java.util.Optional;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Profiles as JSON, with Redisson: a bucket of plain text, as its own JSON codecs cannot read
 * records.
 */
public final class RedissonProfileStore implements ProfileStore {
  private final RedissonClient redisson;
  // Jackson 3 ignores unknown fields and writes instants as text; Jackson 2 has to be told.
  private final JsonMapper json = JsonMapper.builder().build();

  public RedissonProfileStore(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public void save(String key, Profile profile) {
    String document = json.writeValueAsString(requireNonNull(profile));
    bucket(key).set(document);
  }

  @Override
  public Optional<Profile> find(String key) {
    String document = bucket(key).get();
    return Optional.ofNullable(document).map(text -> profile(key, text));
  }

  private Profile profile(String key, String document) {
    try {
      Profile profile = json.readValue(document, Profile.class);
      if (profile == null) {
        throw new IllegalStateException(key + " holds the JSON null, no profile.");
      }
      return profile;
    } catch (JacksonException e) {
      throw new IllegalStateException(key + " holds no profile: " + e.getOriginalMessage(), e);
    }
  }

  private RBucket<String> bucket(String key) {
    return redisson.getBucket(requireNonNull(key), StringCodec.INSTANCE);
  }
}
