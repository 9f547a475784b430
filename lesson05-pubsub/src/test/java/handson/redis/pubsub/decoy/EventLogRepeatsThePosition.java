package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads from the position on, which it has seen already",
    caughtBy = "readGoesOnBehindAPosition")
final class EventLogRepeatsThePosition extends ForwardingEventLog {
  EventLogRepeatsThePosition(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> read(String log, String after, int count, Duration patience) {
    List<Event> found = events(jedis.xrange(log, after, "+", EventLog.atLeastOne(count)));
    return found.isEmpty() ? super.read(log, after, count, patience) : found;
  }
}
