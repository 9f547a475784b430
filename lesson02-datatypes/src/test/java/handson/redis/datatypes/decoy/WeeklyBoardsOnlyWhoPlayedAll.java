package handson.redis.datatypes.decoy;

import handson.redis.datatypes.WeeklyBoards;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZParams;

@Decoy(mistake = "intersects, so who missed a week is gone", caughtBy = "combineAddsUp")
final class WeeklyBoardsOnlyWhoPlayedAll extends ForwardingWeeklyBoards {
  WeeklyBoardsOnlyWhoPlayedAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long combine(String target, Map<String, Double> weights) {
    ZParams factors = new ZParams()
        .weights(weights.values().stream().mapToDouble(weight -> weight).toArray());
    return jedis.zinterstore(
        target, factors, WeeklyBoards.notEmpty(weights).keySet().toArray(String[]::new));
  }
}
