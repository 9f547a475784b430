package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "packs all fields into one text", caughtBy = "appendAddsAnEntry")
final class EventLogAsOneField extends ForwardingEventLog {
  EventLogAsOneField(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String append(String log, Map<String, String> fields, int most) {
    return super.append(log, Map.of("data", fields.toString()), most);
  }
}
