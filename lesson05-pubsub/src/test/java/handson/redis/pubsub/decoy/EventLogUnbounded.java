package handson.redis.pubsub.decoy;

import handson.redis.pubsub.EventLog;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(mistake = "never forgets an event", caughtBy = "aLogIsBounded")
final class EventLogUnbounded extends ForwardingEventLog {
  EventLogUnbounded(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String append(String log, Map<String, String> fields, int most) {
    return jedis.xadd(log, XAddParams.xAddParams(), EventLog.notEmpty(fields)).toString();
  }
}
