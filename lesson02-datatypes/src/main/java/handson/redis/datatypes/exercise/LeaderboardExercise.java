package handson.redis.datatypes.exercise;

import handson.redis.datatypes.Leaderboard;
import handson.redis.datatypes.Standing;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;
import java.util.OptionalLong;

/** Your leaderboard. What each method promises stands in {@link Leaderboard}. */
public final class LeaderboardExercise implements Leaderboard {
  private final RedisClients clients;

  public LeaderboardExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public long add(String board, String player, long points) {
    // TODO
    throw new NotDoneYet(
        "leaderboard: add points, note the arrival and write the score in one step");
  }

  @Override
  public OptionalLong points(String board, String player) {
    // TODO
    throw new NotDoneYet("leaderboard: take the points out of the score");
  }

  @Override
  public OptionalLong rank(String board, String player) {
    // TODO
    throw new NotDoneYet("leaderboard: count from 1, best first");
  }

  @Override
  public List<Standing> top(String board, int count) {
    // TODO
    throw new NotDoneYet("leaderboard: read the first places");
  }

  @Override
  public List<Standing> page(String board, int number, int size) {
    // TODO
    throw new NotDoneYet("leaderboard: read one page of the board");
  }

  @Override
  public List<Standing> neighbours(String board, String player, int distance) {
    // TODO
    throw new NotDoneYet("leaderboard: find the rank and read around it in one step");
  }

  @Override
  public long trim(String board, int count) {
    // TODO
    throw new NotDoneYet("leaderboard: remove all but the best");
  }
}
