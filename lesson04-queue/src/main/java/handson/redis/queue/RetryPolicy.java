package handson.redis.queue;

import java.time.Duration;

/**
 * How often a job is tried and how long it rests after a failure: twice as long after each one.
 *
 * @param attempts after how many failures it is given up, 1 or more
 * @param first the rest after the first failure, 1 ms or more
 * @param longest no rest is longer than this
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

  /**
   * @throws IllegalArgumentException where a number is out of its range
   */
  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("The attempts are " + attempts + "; give 1 or more.");
    }
    if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "The rests are %s to %s; give 1 ms or more, and no less at the end than at first."
              .formatted(first, longest));
    }
  }

  /**
   * How long a job rests.
   *
   * @param failures how often it has failed, 1 or more
   */
  public Duration rest(int failures) {
    Duration rest = first;
    for (int i = 1; i < failures && rest.compareTo(longest) < 0; i++) {
      rest = rest.multipliedBy(2);
    }
    return rest.compareTo(longest) < 0 ? rest : longest;
  }
}
