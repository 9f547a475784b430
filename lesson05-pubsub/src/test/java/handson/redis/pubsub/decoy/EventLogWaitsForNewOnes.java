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

@Decoy(
    mistake = "waits for what comes from now on, whatever the position",
    caughtBy = "aLateReaderReplays")
final class EventLogWaitsForNewOnes extends ForwardingEventLog {
  EventLogWaitsForNewOnes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> read(String log, String after, int count, Duration patience) {
    EventLog.atLeastOne(count);
    if (EventLog.patience(patience) == 0) {
      return super.read(log, after, count, patience);
    }
    var found = jedis.xreadAsMap(
        XReadParams.xReadParams().count(count).block(EventLog.patience(patience)),
        Map.of(log, StreamEntryID.XREAD_NEW_ENTRY));
    return found == null ? List.of() : events(found.get(log));
  }
}
