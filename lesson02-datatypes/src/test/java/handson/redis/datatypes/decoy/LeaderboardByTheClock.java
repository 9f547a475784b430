package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the seconds of the clock for an arrival",
    caughtBy = "whoCameFirstStandsHigher")
final class LeaderboardByTheClock extends ForwardingLeaderboard {
  LeaderboardByTheClock(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String board, String player, long points) {
    long total = points(board, player).orElse(0) + points;
    write(board, player, total, Instant.now().getEpochSecond() & Leaderboard.MOST_ARRIVALS);
    return total;
  }
}
