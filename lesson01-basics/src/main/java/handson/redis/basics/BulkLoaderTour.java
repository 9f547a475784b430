package handson.redis.basics;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the tour shows of {@link BulkLoader}. */
final class BulkLoaderTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    BulkLoader loader = tour.use(BulkLoader.class);
    String prefix = "basics:city:";
    tour.step("A pipeline sends on without waiting for the answers.", () -> {
      Map<String, String> cities = new LinkedHashMap<>();
      cities.put(prefix + "lima", "Peru");
      cities.put(prefix + "oslo", "Norway");
      loader.load(cities, Duration.ofMinutes(10));
      loader.read(List.of(prefix + "oslo", prefix + "atlantis", prefix + "lima"));
    });
    tour.step("An answer can be an error; it belongs to its own command only.", () -> {
      Map<String, Long> amounts = new LinkedHashMap<>();
      amounts.put("basics:visits", 5L);
      amounts.put(prefix + "oslo", 1L);
      amounts.put("basics:likes", 2L);
      tour.useQuietly(BulkLoader.class)
          .addAll(amounts)
          .forEach(outcome -> tour.say(outcome.toString()));
    });
    tour.step(
        "3,000 keys go in three pipelines; one by one they would take 3,000 round trips.", () -> {
          Map<String, String> streets = new LinkedHashMap<>();
          IntStream.range(0, 3_000).forEach(i -> streets.put(prefix + "lima:" + i, "street " + i));
          loader.load(streets, Duration.ofMinutes(10));
        });
  }
}
