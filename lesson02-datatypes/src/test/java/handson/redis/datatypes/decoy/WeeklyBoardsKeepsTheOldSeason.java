package handson.redis.datatypes.decoy;

import handson.redis.datatypes.WeeklyBoards;
import handson.redis.testing.Decoy;
import java.util.HashMap;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves on the target who is on none of the boards", caughtBy = "combineReplaces")
final class WeeklyBoardsKeepsTheOldSeason extends ForwardingWeeklyBoards {
  WeeklyBoardsKeepsTheOldSeason(UnifiedJedis jedis) {
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
    if (!sums.isEmpty()) {
      jedis.zadd(target, sums);
    }
    return jedis.zcard(target);
  }
}
