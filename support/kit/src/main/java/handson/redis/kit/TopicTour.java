package handson.redis.kit;

/**
 * A topic's part of the guided tour. By convention it is the class {@code p.XTour} of the contract
 * {@code p.X}, with a constructor without parameters.
 */
@FunctionalInterface
public interface TopicTour {

  /** Shows the topic in a few steps. Every key that it writes starts with the lesson's name. */
  void show(Tour tour);
}
