package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the text up to the next colon", caughtBy = "entriesAreRead")
final class ExpiringLogCutsAtColons extends ForwardingExpiringLog {
  ExpiringLogCutsAtColons(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Entry> read(String log) {
    return super.read(log).stream()
        .map(entry -> new Entry(entry.number(), entry.text().split(":", -1)[0]))
        .toList();
  }
}
