package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "leaves out what has expired only when it appends",
    caughtBy = "eachVanishesByItself")
final class ExpiringLogReadsTheDead extends ForwardingExpiringLog {
  ExpiringLogReadsTheDead(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Entry> read(String log) {
    return entries("return redis.call('ZRANGE', KEYS[1], 0, '+inf', 'BYSCORE')", log);
  }
}
