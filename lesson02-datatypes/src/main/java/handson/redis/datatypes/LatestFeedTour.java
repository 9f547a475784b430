package handson.redis.datatypes;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.List;
import java.util.stream.IntStream;

/** What the tour shows of {@link LatestFeed}. */
final class LatestFeedTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    LatestFeed feed = tour.use(LatestFeed.class);
    String orders = "datatypes:orders";
    tour.step(
        "LPUSH adds in front, LTRIM cuts off the end: the newest three, for everyone.", () -> {
          feed.publish(orders, "tea", 3);
          feed.publishAll(orders, List.of("book", "lamp", "soap"), 3);
          feed.latest(orders, 10);
        });
    tour.step("LRANGE includes both ends: two items from place 1 are those at 1 and 2.", () -> {
      feed.page(orders, 1, 2);
      feed.latest(orders, 1);
      feed.latest(orders, 0);
      feed.page(orders, 3, 2);
    });
    LatestFeed quietly = tour.useQuietly(LatestFeed.class);
    tour.step("After 250 orders with a limit of 100, the last 100 are left.", () -> {
      IntStream.rangeClosed(1, 250).forEach(i -> quietly.publish(orders, "order " + i, 100));
      tour.show("size", quietly.size(orders));
      tour.show("newest", quietly.latest(orders, 2));
      tour.show("oldest", quietly.page(orders, 98, 10));
    });
  }
}
