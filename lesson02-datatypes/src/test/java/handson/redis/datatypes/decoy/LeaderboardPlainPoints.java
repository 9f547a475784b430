package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "keeps plain points, so names decide a tie",
    caughtBy = "addStoresPointsAndArrival")
final class LeaderboardPlainPoints extends ForwardingLeaderboard {
  LeaderboardPlainPoints(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String board, String player, long points) {
    return (long) jedis.zincrby(board, points, player);
  }
}
