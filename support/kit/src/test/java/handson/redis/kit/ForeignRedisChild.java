package handson.redis.kit;

/** A program that works in a foreign database until somebody ends it. */
final class ForeignRedisChild {
  private ForeignRedisChild() {}

  public static void main(String[] arguments) throws InterruptedException {
    RunningRedis redis = ForeignRedis.open(RedisAddress.parse(arguments[0]), "--redis");
    System.out.println(redis.description());
    Thread.sleep(Long.MAX_VALUE);
  }
}
