package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads the score and writes the sum in a second step",
    caughtBy = "aRivalsPointsCount")
final class WeeklyBoardsReadThenWrite extends ForwardingWeeklyBoards {
  WeeklyBoardsReadThenWrite(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public double add(String board, String player, double points) {
    Double before = jedis.zscore(board, player);
    double sum = (before == null ? 0 : before) + points;
    jedis.zadd(board, sum, player);
    return sum;
  }
}
