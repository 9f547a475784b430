package handson.redis.queue.decoy;

import handson.redis.queue.QueueKeys;
import handson.redis.queue.ReliableQueue;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "adds to the old end in place of beginning from now",
    caughtBy = "heartbeatsKeepTheLease")
final class ReliableQueueHeartbeatAddsToTheLease extends ForwardingReliableQueue {
  ReliableQueueHeartbeatAddsToTheLease(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean heartbeat(String queue, String worker, Duration lease) {
    QueueKeys keys = new QueueKeys(queue);
    if (!jedis.exists(keys.pending(worker))) {
      return false;
    }
    jedis.zincrby(keys.leases(), ReliableQueue.millis(lease), worker);
    return true;
  }
}
