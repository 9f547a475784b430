package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks for the range 0 to -1 when nobody is wanted", caughtBy = "topIsBestFirst")
final class WeeklyBoardsTopOfNothingIsAll extends ForwardingWeeklyBoards {
  WeeklyBoardsTopOfNothingIsAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Score> top(String board, int count) {
    return super.top(board, count == 0 ? Integer.MAX_VALUE : count);
  }
}
