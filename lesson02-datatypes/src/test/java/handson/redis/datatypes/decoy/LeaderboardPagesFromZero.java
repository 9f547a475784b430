package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Standing;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts pages from 0", caughtBy = "topAndPageCutTheBoard")
final class LeaderboardPagesFromZero extends ForwardingLeaderboard {
  LeaderboardPagesFromZero(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Standing> page(String board, int number, int size) {
    return number < 1 ? super.page(board, number, size) : super.page(board, number + 1, size);
  }
}
