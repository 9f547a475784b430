package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "adds the arrival instead of subtracting it, so the last one stands higher",
    caughtBy = "whoCameFirstStandsHigher")
final class LeaderboardLastStandsHigher extends ForwardingLeaderboard {
  LeaderboardLastStandsHigher(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String board, String player, long points) {
    long total = points(board, player).orElse(0) + points;
    long arrival = jedis.incr(Leaderboard.arrivalsKey(board));
    jedis.zadd(board, (total << 30) + arrival, player);
    return total;
  }
}
