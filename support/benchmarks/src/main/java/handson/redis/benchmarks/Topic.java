package handson.redis.benchmarks;

/** Some tables that belong together: {@code ./course bench TOPIC}. */
interface Topic {

  /** What is typed. */
  String name();

  /** What it measures, in half a line. */
  String title();

  /** Whether it takes minutes even with {@code --quick}, which leaves it out unless it is named. */
  default boolean takesMinutes() {
    return false;
  }

  /**
   * Measures its tables.
   *
   * @throws Exception whatever goes wrong; what was measured before stands
   */
  void run(Lab lab) throws Exception;
}
