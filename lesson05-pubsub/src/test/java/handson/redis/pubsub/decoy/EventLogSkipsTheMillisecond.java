package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "goes on a millisecond before, and leaves out what shares one",
    caughtBy = "pagesGoBack")
final class EventLogSkipsTheMillisecond extends ForwardingEventLog {
  EventLogSkipsTheMillisecond(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> before(String log, String id, int count) {
    String earlier = Long.toString(new StreamEntryID(id).getTime() - 1);
    return events(jedis.xrevrange(log, earlier, "-", EventLog.atLeastOne(count)));
  }
}
