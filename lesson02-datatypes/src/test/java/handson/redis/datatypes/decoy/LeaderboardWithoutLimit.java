package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets points grow beyond the 23 bits", caughtBy = "aTotalBeyondTheLimitsIsRefused")
final class LeaderboardWithoutLimit extends ForwardingLeaderboard {
  LeaderboardWithoutLimit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String board, String player, long points) {
    long total = points(board, player).orElse(0) + points;
    write(board, player, total, jedis.incr(Leaderboard.arrivalsKey(board)));
    return total;
  }
}
