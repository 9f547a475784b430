package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks every few milliseconds", caughtBy = "readWaitsInRedis")
final class EventLogAsksAgainAndAgain extends ForwardingEventLog {
  EventLogAsksAgainAndAgain(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> read(String log, String after, int count, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    List<Event> found = super.read(log, after, count, Duration.ZERO);
    while (found.isEmpty() && System.nanoTime() < end) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return found;
      }
      found = super.read(log, after, count, Duration.ZERO);
    }
    return found;
  }
}
