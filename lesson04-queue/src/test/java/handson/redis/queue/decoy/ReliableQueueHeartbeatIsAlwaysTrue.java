package handson.redis.queue.decoy;

import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives a lease also to who holds nothing", caughtBy = "heartbeatsKeepTheLease")
final class ReliableQueueHeartbeatIsAlwaysTrue extends ForwardingReliableQueue {
  ReliableQueueHeartbeatIsAlwaysTrue(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean heartbeat(String queue, String worker, Duration lease) {
    QueueKeys keys = new QueueKeys(queue);
    jedis.zadd(keys.leases(), System.currentTimeMillis() + (double) lease.toMillis(), worker);
    return true;
  }
}
