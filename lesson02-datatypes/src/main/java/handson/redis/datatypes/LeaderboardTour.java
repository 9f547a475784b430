package handson.redis.datatypes;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.HashMap;
import java.util.Map;

/** What the tour shows of {@link Leaderboard}. */
final class LeaderboardTour implements TopicTour {
  private static final int MANY = 100_000;

  @Override
  public void show(Tour tour) {
    Leaderboard leaderboard = tour.use(Leaderboard.class);
    String board = "datatypes:board";
    tour.step("Points, arrival and score are one step, so they are a script.", () -> {
      leaderboard.add(board, "ann", 50);
      leaderboard.add(board, "zoe", 50);
    });
    tour.step("Same points: ann came first. Redis alone would put zoe above her.", () -> {
      leaderboard.top(board, 10);
      leaderboard.rank(board, "ann");
      leaderboard.rank(board, "nobody");
    });
    tour.step("Who leaves 50 points and comes back arrives anew.", () -> {
      leaderboard.add(board, "ann", -5);
      leaderboard.add(board, "ann", 5);
      leaderboard.rank(board, "ann");
    });
    tour.step("What the bits of a score cannot hold is refused, and nothing changes.", () -> {
      try {
        leaderboard.add(board, "ann", Leaderboard.MOST_POINTS);
      } catch (ArithmeticException e) {
        leaderboard.points(board, "ann");
      }
    });
    tour.step("On a board of 100,000 players an answer fetches only what it shows.", () -> {
      String large = "datatypes:large";
      fill(tour, large);
      leaderboard.rank(large, "player:5000");
      leaderboard.page(large, 2_000, 2);
      leaderboard.neighbours(large, "player:5000", 1);
      leaderboard.trim(large, 10_000);
      leaderboard.rank(large, "player:60000");
    });
  }

  /** Players with one point less each, written on a connection that the tour does not show. */
  private static void fill(Tour tour, String board) {
    try (RedisClients clients = new RedisClients(tour.address(), "course-filler")) {
      for (int from = 1; from <= MANY; from += 10_000) {
        Map<String, Double> scores = new HashMap<>();
        for (int rank = from; rank < from + 10_000; rank++) {
          scores.put("player:" + rank, Leaderboard.score(MANY - rank, rank));
        }
        clients.jedis().zadd(board, scores);
      }
    }
    tour.say("(player:1 to player:100000 have been written)");
  }
}
