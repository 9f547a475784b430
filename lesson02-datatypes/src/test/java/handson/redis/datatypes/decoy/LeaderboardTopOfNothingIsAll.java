package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Standing;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "asks for the range 0 to -1 when nobody is wanted",
    caughtBy = "topAndPageCutTheBoard")
final class LeaderboardTopOfNothingIsAll extends ForwardingLeaderboard {
  LeaderboardTopOfNothingIsAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Standing> top(String board, int count) {
    return count == 0 ? super.top(board, Integer.MAX_VALUE) : super.top(board, count);
  }
}
