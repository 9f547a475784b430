package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks every few milliseconds", caughtBy = "takeWaitsInRedis")
final class GroupWorkerAsksAgainAndAgain extends ForwardingGroupWorker {
  GroupWorkerAsksAgainAndAgain(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    List<Event> taken = super.take(member, count, Duration.ZERO);
    while (taken.isEmpty() && System.nanoTime() < end) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return taken;
      }
      taken = super.take(member, count, Duration.ZERO);
    }
    return taken;
  }
}
