package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "adds to the score with ZINCRBY, so an old arrival goes along to the new points",
    caughtBy = "whoCameFirstStandsHigher")
final class LeaderboardKeepsTheFirstArrival extends ForwardingLeaderboard {
  LeaderboardKeepsTheFirstArrival(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String board, String player, long points) {
    if (jedis.zscore(board, player) == null) {
      return super.add(board, player, points);
    }
    return Leaderboard.pointsOf(jedis.zincrby(board, points << 30, player));
  }
}
