package handson.redis.pubsub.decoy;

import handson.redis.pubsub.EventLog;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(
    mistake = "keeps the oldest: what comes to a full log is deleted again",
    caughtBy = "aLogIsBounded")
final class EventLogStopsWhenFull extends ForwardingEventLog {
  EventLogStopsWhenFull(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String append(String log, Map<String, String> fields, int most) {
    String id =
        jedis.xadd(log, XAddParams.xAddParams(), EventLog.notEmpty(fields)).toString();
    if (jedis.xlen(log) > most) {
      jedis.xdel(log, new StreamEntryID(id));
    }
    return id;
  }
}
