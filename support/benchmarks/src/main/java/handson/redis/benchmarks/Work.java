package handson.redis.benchmarks;

/** Something that is timed, or made ready for that. */
@FunctionalInterface
interface Work {
  /** Nothing at all. */
  Work NONE = () -> {};

  void run() throws Exception;
}
