package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes ten events to work on one", caughtBy = "workAcknowledgesInTheEnd")
final class GroupWorkerTakesABatch extends ForwardingGroupWorker {
  GroupWorkerTakesABatch(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean work(Member member, Duration idle, Duration patience, EventHandler handler)
      throws Exception {
    List<Event> next = new ArrayList<>(claim(member, idle, 1));
    if (next.isEmpty()) {
      next.addAll(take(member, 10, patience));
    }
    if (!next.isEmpty()) {
      handler.handle(next.get(0));
      ack(member.stream(), member.group(), next.get(0).id());
    }
    return !next.isEmpty();
  }
}
