package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a broken page for an empty one", caughtBy = "anotherTypeIsAnError")
final class UniqueVisitorsErrorAsZero extends ForwardingUniqueVisitors {
  UniqueVisitorsErrorAsZero(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long count(String page) {
    try {
      return super.count(page);
    } catch (IllegalStateException e) {
      return 0;
    }
  }
}
