package handson.redis.datatypes.redisson;

import handson.redis.datatypes.WeeklyBoards;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RedissonClient;
import org.redisson.api.SetUnionArgs;
import org.redisson.client.protocol.ScoredEntry;

/** Weekly boards with Redisson. */
public final class RedissonWeeklyBoards implements WeeklyBoards {
  private final RedissonClient redisson;

  public RedissonWeeklyBoards(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public double add(String board, String player, double points) {
    return players(board).addScore(player, points);
  }

  @Override
  public List<Score> top(String board, int count) {
    // A range that ends at -1 is the whole board.
    return WeeklyBoards.notNegative(count) == 0
        ? List.of()
        : scores(players(board).entryRangeReversed(0, count - 1));
  }

  @Override
  public List<Score> between(String board, double low, double high, int count) {
    return scores(players(board)
        .entryRangeReversed(low, true, high, true, 0, WeeklyBoards.notNegative(count)));
  }

  // snippet: redisson-combine
  @Override
  public long combine(String target, Map<String, Double> weights) {
    String[] boards = WeeklyBoards.notEmpty(weights).keySet().toArray(String[]::new);
    Double[] factors = weights.values().toArray(Double[]::new);
    return players(target).union(SetUnionArgs.names(boards).weights(factors));
  }

  // end

  private RScoredSortedSet<String> players(String board) {
    return redisson.getScoredSortedSet(board);
  }

  private static List<Score> scores(Collection<ScoredEntry<String>> found) {
    return found.stream()
        .map(entry -> new Score(entry.getValue(), entry.getScore()))
        .toList();
  }
}
