package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;

@Decoy(mistake = "adds in front, where it is taken first", caughtBy = "offerAddsAtTheBack")
final class SimpleQueueLastInFirstOut extends ForwardingSimpleQueue {
  SimpleQueueLastInFirstOut(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    boolean added = super.offer(queue, job, limit);
    if (added) {
      jedis.lmove(queue, queue, ListDirection.RIGHT, ListDirection.LEFT);
    }
    return added;
  }
}
