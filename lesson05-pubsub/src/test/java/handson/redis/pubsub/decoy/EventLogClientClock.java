package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(mistake = "makes the ids from the clock of the client", caughtBy = "appendNeedsNoClock")
final class EventLogClientClock extends ForwardingEventLog {
  EventLogClientClock(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String append(String log, Map<String, String> fields, int most) {
    XAddParams own = XAddParams.xAddParams().id(System.currentTimeMillis()).maxLen(most);
    return jedis.xadd(log, own, fields).toString();
  }
}
