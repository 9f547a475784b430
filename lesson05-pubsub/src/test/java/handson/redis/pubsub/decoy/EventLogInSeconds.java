package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.testing.Decoy;
import java.time.Instant;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "makes the range of ids from seconds", caughtBy = "betweenIsHalfOpen")
final class EventLogInSeconds extends ForwardingEventLog {
  EventLogInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> between(String log, Instant from, Instant to, int count) {
    return super.between(
        log,
        Instant.ofEpochMilli(from.getEpochSecond()),
        Instant.ofEpochMilli(to.getEpochSecond()),
        count);
  }
}
