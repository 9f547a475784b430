package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "leaves out who has just as many points as an end",
    caughtBy = "betweenIsBestFirst")
final class WeeklyBoardsEndsExcluded extends ForwardingWeeklyBoards {
  WeeklyBoardsEndsExcluded(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Score> between(String board, double low, double high, int count) {
    return super.between(board, Math.nextUp(low), Math.nextDown(high), count);
  }
}
