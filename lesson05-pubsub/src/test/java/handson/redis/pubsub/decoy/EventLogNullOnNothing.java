package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "answers null where nothing came, as the client does",
    caughtBy = "readWaitsInRedis")
final class EventLogNullOnNothing extends ForwardingEventLog {
  EventLogNullOnNothing(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> read(String log, String after, int count, Duration patience) {
    List<Event> found = super.read(log, after, count, patience);
    return found.isEmpty() ? null : found;
  }
}
