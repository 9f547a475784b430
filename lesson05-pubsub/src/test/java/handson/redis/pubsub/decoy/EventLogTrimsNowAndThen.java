package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(mistake = "trims after every thousandth append of its own", caughtBy = "aLogIsBounded")
final class EventLogTrimsNowAndThen extends ForwardingEventLog {
  private final AtomicInteger appends = new AtomicInteger();

  EventLogTrimsNowAndThen(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String append(String log, Map<String, String> fields, int most) {
    String id = jedis.xadd(log, XAddParams.xAddParams(), fields).toString();
    if (appends.incrementAndGet() % 1_000 == 0) {
      jedis.xtrim(log, most, true);
    }
    return id;
  }
}
