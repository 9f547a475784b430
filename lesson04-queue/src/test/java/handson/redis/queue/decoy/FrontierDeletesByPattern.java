package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes all that begins with the name", caughtBy = "deleteLeavesOthers")
final class FrontierDeletesByPattern extends ForwardingFrontier {
  FrontierDeletesByPattern(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void delete(String frontier) {
    Set<String> keys = jedis.keys(frontier + "*");
    if (!keys.isEmpty()) {
      jedis.del(keys.toArray(String[]::new));
    }
  }
}
