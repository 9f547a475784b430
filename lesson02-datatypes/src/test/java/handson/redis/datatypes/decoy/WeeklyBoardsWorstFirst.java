package handson.redis.datatypes.decoy;

import handson.redis.datatypes.WeeklyBoards;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads the sorted set from its start, the lowest first",
    caughtBy = "topIsBestFirst")
final class WeeklyBoardsWorstFirst extends ForwardingWeeklyBoards {
  WeeklyBoardsWorstFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Score> top(String board, int count) {
    WeeklyBoards.notNegative(count);
    return jedis.zrangeWithScores(board, 0, count - 1L).stream()
        .map(entry -> new Score(entry.getElement(), entry.getScore()))
        .toList();
  }
}
