package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps half of what it should, to be on the safe side", caughtBy = "aLogIsBounded")
final class EventLogForgetsTooMuch extends ForwardingEventLog {
  EventLogForgetsTooMuch(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String append(String log, Map<String, String> fields, int most) {
    return super.append(log, fields, (most + 1) / 2);
  }
}
