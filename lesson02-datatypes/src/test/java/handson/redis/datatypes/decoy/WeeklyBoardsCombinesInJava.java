package handson.redis.datatypes.decoy;

import handson.redis.datatypes.WeeklyBoards;
import handson.redis.testing.Decoy;
import java.util.HashMap;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "fetches the boards and writes their sums in later steps",
    caughtBy = "aRivalsPointsCount")
final class WeeklyBoardsCombinesInJava extends ForwardingWeeklyBoards {
  WeeklyBoardsCombinesInJava(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long combine(String target, Map<String, Double> weights) {
    Map<String, Double> sums = new HashMap<>();
    WeeklyBoards.notEmpty(weights)
        .forEach((board, weight) -> jedis
            .zrangeWithScores(board, 0, -1)
            .forEach(
                entry -> sums.merge(entry.getElement(), weight * entry.getScore(), Double::sum)));
    jedis.del(target);
    if (!sums.isEmpty()) {
      jedis.zadd(target, sums);
    }
    return jedis.zcard(target);
  }
}
