package handson.redis.basics.lettuce;

import static java.util.Objects.requireNonNull;

import handson.redis.basics.Profile;
import handson.redis.basics.ProfileStore;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Profiles as JSON, with Lettuce. */
public final class LettuceProfileStore implements ProfileStore {
  private final RedisCommands<String, String> redis;
  // Jackson 3 ignores unknown fields and writes instants as text; Jackson 2 has to be told.
  private final JsonMapper json = JsonMapper.builder().build();

  public LettuceProfileStore(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public void save(String key, Profile profile) {
    String document = json.writeValueAsString(requireNonNull(profile));
    redis.set(requireNonNull(key), document);
  }

  @Override
  public Optional<Profile> find(String key) {
    String document = redis.get(requireNonNull(key));
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
}
