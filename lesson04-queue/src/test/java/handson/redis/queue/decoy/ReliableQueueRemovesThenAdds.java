package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "removes from ready and adds to pending in a second step",
    caughtBy = "noMomentIsWrong")
final class ReliableQueueRemovesThenAdds extends ForwardingReliableQueue {
  ReliableQueueRemovesThenAdds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    String front = jedis.exists(keys.pending(worker)) ? null : jedis.lpop(keys.ready());
    if (front != null) {
      jedis.lpush(keys.ready(), front);
    }
    return super.take(queue, worker, lease, patience);
  }
}
