package handson.redis.datatypes;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the tour shows of {@link WeeklyBoards}. */
final class WeeklyBoardsTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    WeeklyBoards weeklyBoards = tour.use(WeeklyBoards.class);
    String first = "datatypes:week:1";
    String second = "datatypes:week:2";
    String season = "datatypes:season";
    tour.step("ZINCRBY counts, and the set stays sorted by what it counted.", () -> {
      weeklyBoards.add(first, "ann", 30);
      weeklyBoards.add(first, "ben", 20);
      weeklyBoards.add(first, "ben", 15);
      weeklyBoards.top(first, 2);
    });
    tour.step("A range by score; read backwards, its higher end comes first.", () -> {
      weeklyBoards.between(first, 31, Double.POSITIVE_INFINITY, 10);
    });
    tour.step("Two weeks become a season, the older one at half its weight.", () -> {
      weeklyBoards.add(second, "ann", 10);
      weeklyBoards.add(second, "eve", 40);
      Map<String, Double> weights = new LinkedHashMap<>();
      weights.put(first, 0.5);
      weights.put(second, 1.0);
      weeklyBoards.combine(season, weights);
      weeklyBoards.top(season, 10);
    });
  }
}
