package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the next job though the worker holds one",
    caughtBy = "whatIsHeldComesFirst")
final class ReliableQueueForgetsWhatIsHeld extends ForwardingReliableQueue {
  ReliableQueueForgetsWhatIsHeld(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    List<String> held = jedis.lrange(keys.pending(worker), 0, -1);
    jedis.del(keys.pending(worker));
    Optional<Job> job = super.take(queue, worker, lease, patience);
    held.forEach(text -> jedis.lpush(keys.pending(worker), text));
    return job;
  }
}
