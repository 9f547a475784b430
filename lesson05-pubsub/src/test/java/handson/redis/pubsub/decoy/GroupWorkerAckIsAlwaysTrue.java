package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "does not look at what XACK answers", caughtBy = "ackEndsPending")
final class GroupWorkerAckIsAlwaysTrue extends ForwardingGroupWorker {
  GroupWorkerAckIsAlwaysTrue(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean ack(String stream, String group, String id) {
    super.ack(stream, group, id);
    return true;
  }
}
