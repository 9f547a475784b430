package handson.redis.datatypes.decoy;

import handson.redis.datatypes.WeeklyBoards;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZParams;

@Decoy(
    mistake = "takes the best week of each player instead of the sum",
    caughtBy = "combineAddsUp")
final class WeeklyBoardsTakesTheBestWeek extends ForwardingWeeklyBoards {
  WeeklyBoardsTakesTheBestWeek(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long combine(String target, Map<String, Double> weights) {
    ZParams best = new ZParams()
        .weights(weights.values().stream().mapToDouble(weight -> weight).toArray())
        .aggregate(ZParams.Aggregate.MAX);
    return jedis.zunionstore(
        target, best, WeeklyBoards.notEmpty(weights).keySet().toArray(String[]::new));
  }
}
