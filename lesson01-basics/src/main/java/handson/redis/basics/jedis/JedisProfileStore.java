package handson.redis.basics.jedis;

import static java.util.Objects.requireNonNull;

import handson.redis.basics.Profile;
import handson.redis.basics.ProfileStore;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Profiles as JSON, with Jedis. */
public final class JedisProfileStore implements ProfileStore {
  private final UnifiedJedis jedis;
  // Jackson 3 ignores unknown fields and writes instants as text; Jackson 2 has to be told.
  private final JsonMapper json = JsonMapper.builder().build();

  public JedisProfileStore(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-json
  @Override
  public void save(String key, Profile profile) {
    String document = json.writeValueAsString(requireNonNull(profile));
    jedis.set(requireNonNull(key), document);
  }

  @Override
  public Optional<Profile> find(String key) {
    String document = jedis.get(requireNonNull(key));
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
  // end
}
