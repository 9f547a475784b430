package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.datatypes.Standing;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZRangeParams;

@Decoy(
    mistake = "asks for the rank, and for the range in a second step",
    caughtBy = "neighboursAreOfOneMoment")
final class LeaderboardNeighboursInTwoSteps extends ForwardingLeaderboard {
  LeaderboardNeighboursInTwoSteps(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Standing> neighbours(String board, String player, int distance) {
    Leaderboard.atLeast(0, distance);
    Long rank = jedis.zrevrank(board, player);
    if (rank == null) {
      return List.of();
    }
    long first = Math.max(0, rank - distance);
    List<Standing> found = new ArrayList<>();
    jedis
        .zrangeWithScores(
            board, ZRangeParams.zrangeParams(first, rank + distance).rev())
        .forEach(entry -> found.add(new Standing(
            first + found.size() + 1, entry.getElement(), Leaderboard.pointsOf(entry.getScore()))));
    return found;
  }
}
