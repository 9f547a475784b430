package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the lowest scores", caughtBy = "trimKeepsTheBest")
final class LeaderboardTrimKeepsTheWorst extends ForwardingLeaderboard {
  LeaderboardTrimKeepsTheWorst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long trim(String board, int count) {
    return jedis.zremrangeByRank(board, Leaderboard.atLeast(0, count), -1);
  }
}
