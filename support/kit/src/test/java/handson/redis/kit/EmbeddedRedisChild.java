package handson.redis.kit;

/** A program that starts an embedded Redis, tells its process id, and ends in its own way. */
final class EmbeddedRedisChild {
  private EmbeddedRedisChild() {}

  /** The way to end. */
  enum Ending {
    CLOSE,
    RETURN,
    EXIT,
    UNCAUGHT_EXCEPTION,
    /** Waits for somebody to end it. */
    NONE
  }

  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedRedis redis = EmbeddedRedis.start();
    System.out.println(redis.pid());
    switch (Ending.valueOf(arguments[0])) {
      case CLOSE -> redis.close();
      case RETURN -> {}
      case EXIT -> System.exit(7);
      case UNCAUGHT_EXCEPTION -> throw new IllegalStateException("on purpose");
      case NONE -> Thread.sleep(Long.MAX_VALUE);
    }
  }
}
