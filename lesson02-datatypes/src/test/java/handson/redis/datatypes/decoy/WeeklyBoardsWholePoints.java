package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cuts fractions off", caughtBy = "addAddsToTheScore")
final class WeeklyBoardsWholePoints extends ForwardingWeeklyBoards {
  WeeklyBoardsWholePoints(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public double add(String board, String player, double points) {
    return super.add(board, player, (long) points);
  }
}
