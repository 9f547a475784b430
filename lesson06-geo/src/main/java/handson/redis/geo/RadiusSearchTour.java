package handson.redis.geo;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;

/** x */
final class RadiusSearchTour implements TopicTour {
  @Override
  public void show(Tour tour) {}
}
