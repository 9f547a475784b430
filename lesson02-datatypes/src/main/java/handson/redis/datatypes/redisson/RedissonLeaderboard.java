package handson.redis.datatypes.redisson;

import handson.redis.datatypes.Leaderboard;
import handson.redis.datatypes.Script;
import handson.redis.datatypes.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.ScoredEntry;

/** A leaderboard with Redisson, whose ranks are ints. */
public final class RedissonLeaderboard implements Leaderboard {
  private static final Script ADD = Script.read("leaderboard-add.lua");
  private static final Script NEIGHBOURS = Script.read("leaderboard-neighbours.lua");

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonLeaderboard(RedissonClient redisson) {
    this.redisson = redisson;
    // After a timeout a script is sent again, and points that were only slow would count twice.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  // snippet: redisson-add
  @Override
  public long add(String board, String player, long points) {
    long answer = scripts.<Long>eval(
        RScript.Mode.READ_WRITE,
        ADD.text(),
        RScript.ReturnType.LONG,
        List.of(board, Leaderboard.arrivalsKey(board)),
        player,
        points);
    return Leaderboard.total(board, player, points, answer);
  }

  // end

  @Override
  public OptionalLong points(String board, String player) {
    Double score = players(board).getScore(player);
    return score == null ? OptionalLong.empty() : OptionalLong.of(Leaderboard.pointsOf(score));
  }

  @Override
  public OptionalLong rank(String board, String player) {
    Integer rank = players(board).revRank(player);
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
    // A range that ends at -1 is the whole board.
    if (count == 0 || first > Integer.MAX_VALUE - count) {
      return List.of();
    }
    List<Standing> standings = new ArrayList<>();
    for (ScoredEntry<String> found :
        players(board).entryRangeReversed((int) first, (int) first + count - 1)) {
      standings.add(new Standing(
          first + standings.size() + 1, found.getValue(), Leaderboard.pointsOf(found.getScore())));
    }
    return standings;
  }

  @Override
  public List<Standing> neighbours(String board, String player, int distance) {
    return Leaderboard.standings(scripts.eval(
        RScript.Mode.READ_ONLY,
        NEIGHBOURS.text(),
        RScript.ReturnType.LIST,
        List.of(board),
        player,
        Leaderboard.atLeast(0, distance)));
  }

  @Override
  public long trim(String board, int count) {
    return players(board).removeRangeByRank(0, -Leaderboard.atLeast(0, count) - 1);
  }

  private RScoredSortedSet<String> players(String board) {
    return redisson.getScoredSortedSet(board);
  }
}
