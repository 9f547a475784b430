package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Optional;

@Decoy(
    mistake = "remembers the absent as a JSON text, which a value may be",
    caughtBy = "absentIsRemembered")
final class CacheAsideAbsentAsText extends CommandsCacheAside {
  CacheAsideAbsentAsText(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  String text(Optional<?> loaded) {
    return loaded.isPresent() ? super.text(loaded) : json.writeValueAsString(ABSENT);
  }

  @Override
  <V> Found<V> look(CachePolicy cache, String id, Class<V> type, String counter) {
    String text = ask(cache, redis.get(cache.valueKey(id)));
    return json.writeValueAsString(ABSENT).equals(text)
        ? new Found<>(State.VALUE, Optional.empty())
        : super.look(cache, id, type, counter);
  }
}
