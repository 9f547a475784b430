package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XReadParams;

@Decoy(mistake = "sends BLOCK 0 where it should not wait", caughtBy = "readWaitsInRedis")
final class EventLogBlocksForEver extends ForwardingEventLog {
  EventLogBlocksForEver(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> read(String log, String after, int count, Duration patience) {
    var found = jedis.xreadAsMap(
        XReadParams.xReadParams().count(EventLog.atLeastOne(count)).block((int)
            patience.toMillis()),
        Map.of(log, new StreamEntryID(after)));
    return found == null ? List.of() : events(found.get(log));
  }
}
