package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers 0 for a key that cannot be counted", caughtBy = "anErrorHidesNoResult")
final class BulkLoaderErrorAsZero extends ForwardingBulkLoader {
  BulkLoaderErrorAsZero(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    return super.addAll(amounts).stream()
        .map(outcome -> Outcome.of(outcome.key(), outcome.value().orElse(0)))
        .toList();
  }
}
