package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "shows the newest death first", caughtBy = "deadShowsThem")
final class RetryQueueDeadNewestFirst extends ForwardingRetryQueue {
  RetryQueueDeadNewestFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<DeadJob> dead(String queue, int count) {
    List<DeadJob> dead = new ArrayList<>(super.dead(queue, count));
    Collections.reverse(dead);
    return dead;
  }
}
