package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "does the work and forgets to say so", caughtBy = "workAcknowledgesInTheEnd")
final class GroupWorkerNeverAcks extends ForwardingGroupWorker {
  GroupWorkerNeverAcks(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean work(Member member, Duration idle, Duration patience, EventHandler handler)
      throws Exception {
    List<Event> next = claim(member, idle, 1);
    if (next.isEmpty()) {
      next = take(member, 1, patience);
    }
    for (Event event : next) {
      handler.handle(event);
    }
    return !next.isEmpty();
  }
}
