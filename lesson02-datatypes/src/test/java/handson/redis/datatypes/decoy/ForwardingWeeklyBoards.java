package handson.redis.datatypes.decoy;

import handson.redis.datatypes.WeeklyBoards;
import handson.redis.datatypes.jedis.JedisWeeklyBoards;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingWeeklyBoards implements WeeklyBoards {
  protected final UnifiedJedis jedis;
  private final WeeklyBoards right;

  ForwardingWeeklyBoards(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisWeeklyBoards(jedis);
  }

  @Override
  public double add(String board, String player, double points) {
    return right.add(board, player, points);
  }

  @Override
  public List<Score> top(String board, int count) {
    return right.top(board, count);
  }

  @Override
  public List<Score> between(String board, double low, double high, int count) {
    return right.between(board, low, high, count);
  }

  @Override
  public long combine(String target, Map<String, Double> weights) {
    return right.combine(target, weights);
  }
}
