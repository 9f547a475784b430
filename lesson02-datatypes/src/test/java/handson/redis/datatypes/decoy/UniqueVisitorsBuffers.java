package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "collects visitors in the JVM and sends a hundred at a time",
    caughtBy = "addWritesAHyperLogLog")
final class UniqueVisitorsBuffers extends ForwardingUniqueVisitors {
  UniqueVisitorsBuffers(UnifiedJedis jedis) {
    super(jedis);
  }

  private final List<String> waiting = new ArrayList<>();

  @Override
  public synchronized boolean add(String page, String visitor) {
    waiting.add(visitor);
    if (waiting.size() < 100) {
      return true;
    }
    boolean changed = addAll(page, waiting);
    waiting.clear();
    return changed;
  }
}
