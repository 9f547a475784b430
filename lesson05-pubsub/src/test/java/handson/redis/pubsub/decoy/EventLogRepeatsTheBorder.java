package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "begins a page with the event that ended the last one", caughtBy = "pagesGoBack")
final class EventLogRepeatsTheBorder extends ForwardingEventLog {
  EventLogRepeatsTheBorder(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> before(String log, String id, int count) {
    return events(jedis.xrevrange(log, id, "-", EventLog.atLeastOne(count)));
  }
}
