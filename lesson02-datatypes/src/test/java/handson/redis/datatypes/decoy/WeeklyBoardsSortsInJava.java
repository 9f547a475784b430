package handson.redis.datatypes.decoy;

import handson.redis.datatypes.WeeklyBoards;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches the board to sort it in Java", caughtBy = "boardsStayInRedis")
final class WeeklyBoardsSortsInJava extends ForwardingWeeklyBoards {
  WeeklyBoardsSortsInJava(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Score> top(String board, int count) {
    return super.top(board, Integer.MAX_VALUE).stream()
        .limit(WeeklyBoards.notNegative(count))
        .toList();
  }
}
