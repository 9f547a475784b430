package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.OptionalLong;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "gives a player who is not there the place behind the last",
    caughtBy = "rankCountsFromOne")
final class LeaderboardAbsentIsLast extends ForwardingLeaderboard {
  LeaderboardAbsentIsLast(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public OptionalLong rank(String board, String player) {
    OptionalLong rank = super.rank(board, player);
    return rank.isPresent() ? rank : OptionalLong.of(jedis.zcard(board) + 1);
  }
}
