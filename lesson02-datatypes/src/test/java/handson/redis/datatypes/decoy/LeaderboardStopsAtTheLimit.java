package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "cuts a total that is too high down to the most, without a word",
    caughtBy = "aTotalBeyondTheLimitsIsRefused")
final class LeaderboardStopsAtTheLimit extends ForwardingLeaderboard {
  LeaderboardStopsAtTheLimit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String board, String player, long points) {
    long room = Leaderboard.MOST_POINTS - points(board, player).orElse(0);
    return super.add(board, player, Math.min(points, room));
  }
}
