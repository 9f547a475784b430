package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

@Decoy(mistake = "writes the name of the Java class into the value", caughtBy = "valuesAreJson")
final class CacheAsideWithTheClassName extends CommandsCacheAside {
  CacheAsideWithTheClassName(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  String text(Optional<?> loaded) {
    return loaded
        .map(value -> json.writeValueAsString(List.of(value.getClass().getName(), value)))
        .orElse(ABSENT);
  }

  @Override
  <V> V read(String text, Class<V> type) {
    try {
      return json.treeToValue(json.readTree(text).path(1), type);
    } catch (JacksonException e) {
      return null;
    }
  }
}
