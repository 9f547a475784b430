package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.concurrent.atomic.AtomicBoolean;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps in the JVM that the queue is stopped", caughtBy = "aStoppedQueueIsEmptied")
final class SimpleQueueStopsInMemory extends ForwardingSimpleQueue {
  SimpleQueueStopsInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  private final AtomicBoolean stopped = new AtomicBoolean();

  @Override
  public void stop(String queue) {
    stopped.set(true);
  }

  @Override
  public boolean isFinished(String queue) {
    return stopped.get() && backlog(queue) == 0;
  }
}
