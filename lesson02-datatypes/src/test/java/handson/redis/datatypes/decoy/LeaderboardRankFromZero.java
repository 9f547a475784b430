package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.OptionalLong;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts ranks from 0, as Redis does", caughtBy = "rankCountsFromOne")
final class LeaderboardRankFromZero extends ForwardingLeaderboard {
  LeaderboardRankFromZero(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public OptionalLong rank(String board, String player) {
    Long rank = jedis.zrevrank(board, player);
    return rank == null ? OptionalLong.empty() : OptionalLong.of(rank);
  }
}
