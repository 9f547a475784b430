package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts arrivals on beyond the 30 bits, into the points",
    caughtBy = "arrivalsAreExactUpToTheLast")
final class LeaderboardArrivalsOverflow extends ForwardingLeaderboard {
  LeaderboardArrivalsOverflow(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String board, String player, long points) {
    long before = points(board, player).orElse(0);
    if (points < -before || points > Leaderboard.MOST_POINTS - before) {
      throw new ArithmeticException(points + " is too much");
    }
    write(board, player, before + points, jedis.incr(Leaderboard.arrivalsKey(board)));
    return before + points;
  }
}
