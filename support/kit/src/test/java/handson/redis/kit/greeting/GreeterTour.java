package handson.redis.kit.greeting;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;

/** One step. */
final class GreeterTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    Greeter greeter = tour.use(Greeter.class);
    tour.step("Nobody is there yet.", greeter::count);
  }
}
