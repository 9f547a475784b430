package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.Leaderboard;
import handson.redis.datatypes.Script;
import handson.redis.datatypes.Standing;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A leaderboard with Lettuce. */
public final class LettuceLeaderboard implements Leaderboard {
  private static final Script ADD = Script.read("leaderboard-add.lua");
  private static final Script NEIGHBOURS = Script.read("leaderboard-neighbours.lua");

  private final RedisCommands<String, String> redis;

  public LettuceLeaderboard(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  // snippet: lettuce-add
  @Override
  public long add(String board, String player, long points) {
    String[] keys = {board, Leaderboard.arrivalsKey(board)};
    long answer =
        this.<Long>run(ADD, ScriptOutputType.INTEGER, keys, player, Long.toString(points));
    return Leaderboard.total(board, player, points, answer);
  }

  // end

  @Override
  public OptionalLong points(String board, String player) {
    Double score = redis.zscore(board, player);
    return score == null ? OptionalLong.empty() : OptionalLong.of(Leaderboard.pointsOf(score));
  }

  @Override
  public OptionalLong rank(String board, String player) {
    Long rank = redis.zrevrank(board, player);
    return rank == null ? OptionalLong.empty() : OptionalLong.of(rank + 1);
  }

  @Override
  public List<Standing> top(String board, int count) {
    return range(board, 0, Leaderboard.atLeast(0, count));
  }

  @Override
  public List<Standing> page(String board, int number, int size) {
    return range(board, (Leaderboard.atLeast(1, number) - 1L) * Leaderboard.atLeast(1, size), size);
  }

  private List<Standing> range(String board, long first, int count) {
    if (count == 0) {
      // A range that ends at -1 is the whole board.
      return List.of();
    }
    List<Standing> standings = new ArrayList<>();
    for (ScoredValue<String> found : redis.zrevrangeWithScores(board, first, first + count - 1)) {
      standings.add(new Standing(
          first + standings.size() + 1, found.getValue(), Leaderboard.pointsOf(found.getScore())));
    }
    return standings;
  }

  @Override
  public List<Standing> neighbours(String board, String player, int distance) {
    return Leaderboard.standings(run(
        NEIGHBOURS,
        ScriptOutputType.MULTI,
        new String[] {board},
        player,
        Integer.toString(Leaderboard.atLeast(0, distance))));
  }

  @Override
  public long trim(String board, int count) {
    return redis.zremrangebyrank(board, 0, -Leaderboard.atLeast(0, count) - 1L);
  }

  private <T> T run(Script script, ScriptOutputType type, String[] keys, String... values) {
    try {
      return redis.evalsha(script.sha1(), type, keys, values);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return redis.eval(script.text(), type, keys, values);
    }
  }
}
