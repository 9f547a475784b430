package handson.redis.cli.grade;

import java.util.List;
import java.util.Map;

/**
 * What a {@link GradingChild} is to do: the one line of its input.
 *
 * @param secret for the {@link Seal} of its events
 * @param password of the Redis that it starts
 * @param seed where the tests take names and numbers from
 */
record Orders(byte[] secret, String password, long seed, List<Work> work) {

  /**
   * Criteria of an exercise.
   *
   * @param exercise its id
   * @param classes the class files, by the classes' names
   * @param criteria the methods to run
   */
  record Work(String exercise, Map<String, byte[]> classes, List<String> criteria) {}
}
