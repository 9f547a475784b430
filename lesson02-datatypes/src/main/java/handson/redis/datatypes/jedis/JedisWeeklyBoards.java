package handson.redis.datatypes.jedis;

import handson.redis.datatypes.WeeklyBoards;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZParams;
import redis.clients.jedis.params.ZRangeParams;
import redis.clients.jedis.resps.Tuple;

/** Weekly boards with Jedis. */
public final class JedisWeeklyBoards implements WeeklyBoards {
  private final UnifiedJedis jedis;

  public JedisWeeklyBoards(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public double add(String board, String player, double points) {
    return jedis.zincrby(board, points, player);
  }

  @Override
  public List<Score> top(String board, int count) {
    // A range that ends at -1 is the whole board.
    return WeeklyBoards.notNegative(count) == 0
        ? List.of()
        : scores(jedis.zrangeWithScores(
            board, ZRangeParams.zrangeParams(0, count - 1).rev()));
  }

  // snippet: jedis-between
  @Override
  public List<Score> between(String board, double low, double high, int count) {
    // Backwards, Redis wants the higher end first; rev() does not swap them.
    ZRangeParams bestFirst =
        ZRangeParams.zrangeByScoreParams(high, low).rev().limit(0, WeeklyBoards.notNegative(count));
    return scores(jedis.zrangeWithScores(board, bestFirst));
  }

  // end

  // snippet: jedis-combine
  @Override
  public long combine(String target, Map<String, Double> weights) {
    String[] boards = WeeklyBoards.notEmpty(weights).keySet().toArray(String[]::new);
    double[] factors = weights.values().stream().mapToDouble(weight -> weight).toArray();
    return jedis.zunionstore(target, new ZParams().weights(factors), boards);
  }

  // end

  private static List<Score> scores(List<Tuple> found) {
    return found.stream()
        .map(entry -> new Score(entry.getElement(), entry.getScore()))
        .toList();
  }
}
