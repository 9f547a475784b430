package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads the score and writes it back in a second step",
    caughtBy = "aRivalsPointsCount")
final class LeaderboardReadsThenWrites extends ForwardingLeaderboard {
  LeaderboardReadsThenWrites(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String board, String player, long points) {
    long total = points(board, player).orElse(0) + points;
    write(board, player, total, jedis.incr(Leaderboard.arrivalsKey(board)));
    return total;
  }
}
