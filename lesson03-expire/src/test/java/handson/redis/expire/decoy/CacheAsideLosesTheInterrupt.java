package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "loads when it is interrupted, and forgets that it was",
    caughtBy = "anInterruptedCallerLoads")
final class CacheAsideLosesTheInterrupt extends CommandsCacheAside {
  CacheAsideLosesTheInterrupt(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new Away();
    }
  }
}
