package handson.redis.datatypes.decoy;

import handson.redis.datatypes.WeeklyBoards;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds the boards up without their weights", caughtBy = "combineAddsUp")
final class WeeklyBoardsForgetsTheWeights extends ForwardingWeeklyBoards {
  WeeklyBoardsForgetsTheWeights(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long combine(String target, Map<String, Double> weights) {
    return jedis.zunionstore(
        target, WeeklyBoards.notEmpty(weights).keySet().toArray(String[]::new));
  }
}
