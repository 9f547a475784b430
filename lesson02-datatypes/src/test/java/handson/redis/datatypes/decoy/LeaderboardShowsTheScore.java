package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.OptionalLong;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "shows the score as points", caughtBy = "pointsReadsTheScore")
final class LeaderboardShowsTheScore extends ForwardingLeaderboard {
  LeaderboardShowsTheScore(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public OptionalLong points(String board, String player) {
    Double score = jedis.zscore(board, player);
    return score == null ? OptionalLong.empty() : OptionalLong.of(score.longValue());
  }
}
