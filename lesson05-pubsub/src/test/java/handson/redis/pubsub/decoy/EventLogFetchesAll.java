package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches the whole log for its last events", caughtBy = "onlyThePageIsSent")
final class EventLogFetchesAll extends ForwardingEventLog {
  EventLogFetchesAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> latest(String log, int count) {
    List<Event> all = new ArrayList<>(events(jedis.xrevrange(log, "+", "-")));
    return all.subList(0, Math.min(EventLog.atLeastOne(count), all.size()));
  }
}
