package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.OptionalLong;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZRangeParams;

@Decoy(
    mistake = "fetches the whole board and looks for the player in Java",
    caughtBy = "noQuestionFetchesTheBoard")
final class LeaderboardFetchesTheBoard extends ForwardingLeaderboard {
  LeaderboardFetchesTheBoard(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public OptionalLong rank(String board, String player) {
    int index = jedis.zrange(board, ZRangeParams.zrangeParams(0, -1).rev()).indexOf(player);
    return index < 0 ? OptionalLong.empty() : OptionalLong.of(index + 1);
  }
}
