package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "ends the range one too early", caughtBy = "trimKeepsTheBest")
final class LeaderboardTrimKeepsOneMore extends ForwardingLeaderboard {
  LeaderboardTrimKeepsOneMore(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long trim(String board, int count) {
    return jedis.zremrangeByRank(board, 0, -Leaderboard.atLeast(0, count) - 2L);
  }
}
