package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads the latest in the order of the log", caughtBy = "pagesGoBack")
final class EventLogOldestFirst extends ForwardingEventLog {
  EventLogOldestFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> latest(String log, int count) {
    List<Event> found = new ArrayList<>(super.latest(log, count));
    Collections.reverse(found);
    return found;
  }
}
