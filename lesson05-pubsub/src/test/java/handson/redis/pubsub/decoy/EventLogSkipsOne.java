package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the next event for the one that it has seen",
    caughtBy = "readGoesOnBehindAPosition")
final class EventLogSkipsOne extends ForwardingEventLog {
  EventLogSkipsOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> read(String log, String after, int count, Duration patience) {
    List<Event> found = super.read(log, after, count + 1, patience);
    return found.isEmpty() || after.equals(START) ? found : found.subList(1, found.size());
  }
}
