package handson.redis.expire;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;

/** What the tour shows of {@link CacheAside}. */
final class CacheAsideTour implements TopicTour {
  @Override
  public void show(Tour tour) {}
}
