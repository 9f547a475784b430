package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives who adds 0 points a new arrival", caughtBy = "comingBackIsANewArrival")
final class LeaderboardZeroIsAnArrival extends ForwardingLeaderboard {
  LeaderboardZeroIsAnArrival(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String board, String player, long points) {
    long total = super.add(board, player, points);
    if (points == 0) {
      write(board, player, total, jedis.incr(Leaderboard.arrivalsKey(board)));
    }
    return total;
  }
}
