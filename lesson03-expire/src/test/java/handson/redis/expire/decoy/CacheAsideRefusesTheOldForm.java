package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "throws for a value that it cannot read", caughtBy = "whatCannotBeReadIsReplaced")
final class CacheAsideRefusesTheOldForm extends CommandsCacheAside {
  CacheAsideRefusesTheOldForm(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <V> V read(String text, Class<V> type) {
    return json.readValue(text, type);
  }
}
