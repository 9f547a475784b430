package handson.redis.datatypes.jedis;

import handson.redis.datatypes.Leaderboard;
import handson.redis.datatypes.Script;
import handson.redis.datatypes.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.ZRangeParams;
import redis.clients.jedis.resps.Tuple;

/** A leaderboard with Jedis. */
public final class JedisLeaderboard implements Leaderboard {
  private static final Script ADD = Script.read("leaderboard-add.lua");
  private static final Script NEIGHBOURS = Script.read("leaderboard-neighbours.lua");

  private final UnifiedJedis jedis;

  public JedisLeaderboard(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-add
  @Override
  public long add(String board, String player, long points) {
    List<String> keys = List.of(board, Leaderboard.arrivalsKey(board));
    long answer = (Long) run(ADD, keys, List.of(player, Long.toString(points)));
    return Leaderboard.total(board, player, points, answer);
  }

  // end

  @Override
  public OptionalLong points(String board, String player) {
    Double score = jedis.zscore(board, player);
    return score == null ? OptionalLong.empty() : OptionalLong.of(Leaderboard.pointsOf(score));
  }

  // snippet: jedis-rank
  @Override
  public OptionalLong rank(String board, String player) {
    Long rank = jedis.zrevrank(board, player);
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
    ZRangeParams bestFirst = ZRangeParams.zrangeParams(first, first + count - 1).rev();
    List<Standing> standings = new ArrayList<>();
    for (Tuple found : jedis.zrangeWithScores(board, bestFirst)) {
      standings.add(new Standing(
          first + standings.size() + 1,
          found.getElement(),
          Leaderboard.pointsOf(found.getScore())));
    }
    return standings;
  }

  // end

  @Override
  public List<Standing> neighbours(String board, String player, int distance) {
    List<String> values = List.of(player, Integer.toString(Leaderboard.atLeast(0, distance)));
    List<?> answer = (List<?>) run(NEIGHBOURS, List.of(board), values);
    return Leaderboard.standings(answer.stream().map(String.class::cast).toList());
  }

  @Override
  public long trim(String board, int count) {
    return jedis.zremrangeByRank(board, 0, -Leaderboard.atLeast(0, count) - 1L);
  }

  // snippet: jedis-script
  private Object run(Script script, List<String> keys, List<String> values) {
    try {
      return jedis.evalsha(script.sha1(), keys, values);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(script.text(), keys, values);
    }
  }
  // end
}
