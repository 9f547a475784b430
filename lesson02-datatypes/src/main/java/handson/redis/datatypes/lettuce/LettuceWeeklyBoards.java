package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.WeeklyBoards;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ZStoreArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Map;

/** Weekly boards with Lettuce. */
public final class LettuceWeeklyBoards implements WeeklyBoards {
  private final RedisCommands<String, String> redis;

  public LettuceWeeklyBoards(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public double add(String board, String player, double points) {
    return redis.zincrby(board, points, player);
  }

  @Override
  public List<Score> top(String board, int count) {
    // A range that ends at -1 is the whole board.
    return WeeklyBoards.notNegative(count) == 0
        ? List.of()
        : scores(redis.zrevrangeWithScores(board, 0, count - 1));
  }

  // snippet: lettuce-between
  @Override
  public List<Score> between(String board, double low, double high, int count) {
    Limit most = Limit.create(0, WeeklyBoards.notNegative(count));
    return scores(redis.zrevrangebyscoreWithScores(board, Range.create(low, high), most));
  }

  // end

  @Override
  public long combine(String target, Map<String, Double> weights) {
    String[] boards = WeeklyBoards.notEmpty(weights).keySet().toArray(String[]::new);
    double[] factors = weights.values().stream().mapToDouble(weight -> weight).toArray();
    return redis.zunionstore(target, ZStoreArgs.Builder.weights(factors), boards);
  }

  private static List<Score> scores(List<ScoredValue<String>> found) {
    return found.stream()
        .map(entry -> new Score(entry.getValue(), entry.getScore()))
        .toList();
  }
}
