package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "throws when its caller is interrupted", caughtBy = "anInterruptedCallerLoads")
final class CacheAsideThrowsWhenInterrupted extends CommandsCacheAside {
  CacheAsideThrowsWhenInterrupted(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while another program loads.", e);
    }
  }
}
