package handson.redis.datatypes.exercise;

import handson.redis.datatypes.WeeklyBoards;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;
import java.util.Map;

/** Your weekly boards. What each method promises stands in {@link WeeklyBoards}. */
public final class WeeklyBoardsExercise implements WeeklyBoards {
  private final RedisClients clients;

  public WeeklyBoardsExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public double add(String board, String player, double points) {
    // TODO
    throw new NotDoneYet("weekly-boards: add to the player's score atomically");
  }

  @Override
  public List<Score> top(String board, int count) {
    // TODO
    throw new NotDoneYet("weekly-boards: read the first places, best first");
  }

  @Override
  public List<Score> between(String board, double low, double high, int count) {
    // TODO
    throw new NotDoneYet("weekly-boards: read a range by score, best first");
  }

  @Override
  public long combine(String target, Map<String, Double> weights) {
    // TODO
    throw new NotDoneYet("weekly-boards: add the boards up with their weights, in Redis");
  }
}
