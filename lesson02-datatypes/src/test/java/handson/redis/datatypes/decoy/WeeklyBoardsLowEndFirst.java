package handson.redis.datatypes.decoy;

import handson.redis.datatypes.WeeklyBoards;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZRangeParams;

@Decoy(
    mistake = "reads backwards from the lower end: nobody is there",
    caughtBy = "betweenIsBestFirst")
final class WeeklyBoardsLowEndFirst extends ForwardingWeeklyBoards {
  WeeklyBoardsLowEndFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Score> between(String board, double low, double high, int count) {
    ZRangeParams range =
        ZRangeParams.zrangeByScoreParams(low, high).rev().limit(0, WeeklyBoards.notNegative(count));
    return jedis.zrangeWithScores(board, range).stream()
        .map(entry -> new Score(entry.getElement(), entry.getScore()))
        .toList();
  }
}
