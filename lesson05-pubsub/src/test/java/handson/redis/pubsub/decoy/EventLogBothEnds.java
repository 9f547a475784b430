package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import handson.redis.testing.Decoy;
import java.time.Instant;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts the millisecond of the end in", caughtBy = "betweenIsHalfOpen")
final class EventLogBothEnds extends ForwardingEventLog {
  EventLogBothEnds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> between(String log, Instant from, Instant to, int count) {
    EventLog.atLeastOne(count);
    return from.isBefore(to)
        ? events(jedis.xrange(log, "" + from.toEpochMilli(), "" + to.toEpochMilli(), count))
        : List.of();
  }
}
