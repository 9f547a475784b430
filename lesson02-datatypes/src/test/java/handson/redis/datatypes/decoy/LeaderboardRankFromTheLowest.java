package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.OptionalLong;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts ranks from the fewest points", caughtBy = "rankCountsFromOne")
final class LeaderboardRankFromTheLowest extends ForwardingLeaderboard {
  LeaderboardRankFromTheLowest(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public OptionalLong rank(String board, String player) {
    Long rank = jedis.zrank(board, player);
    return rank == null ? OptionalLong.empty() : OptionalLong.of(rank + 1);
  }
}
