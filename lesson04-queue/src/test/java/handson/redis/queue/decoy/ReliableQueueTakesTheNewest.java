package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;

@Decoy(mistake = "moves from the end at which jobs are added", caughtBy = "takeMovesToPending")
final class ReliableQueueTakesTheNewest extends ForwardingReliableQueue {
  ReliableQueueTakesTheNewest(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    jedis.lmove(keys.ready(), keys.ready(), ListDirection.RIGHT, ListDirection.LEFT);
    return super.take(queue, worker, lease, patience);
  }
}
