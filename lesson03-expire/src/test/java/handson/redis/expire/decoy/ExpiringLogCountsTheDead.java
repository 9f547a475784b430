package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts what has expired", caughtBy = "eachVanishesByItself")
final class ExpiringLogCountsTheDead extends ForwardingExpiringLog {
  ExpiringLogCountsTheDead(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long size(String log) {
    return Math.max(0, jedis.zcard(log) - 1);
  }
}
