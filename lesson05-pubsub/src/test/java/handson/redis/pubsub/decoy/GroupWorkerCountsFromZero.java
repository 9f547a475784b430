package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Pending;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts how often it was delivered again", caughtBy = "pendingTellsWhoHoldsWhat")
final class GroupWorkerCountsFromZero extends ForwardingGroupWorker {
  GroupWorkerCountsFromZero(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Pending> pending(String stream, String group, int count) {
    return super.pending(stream, group, count).stream()
        .map(found -> new Pending(found.id(), found.consumer(), found.deliveries() - 1))
        .toList();
  }
}
