package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "works on new events only", caughtBy = "workComesBack")
final class GroupWorkerNeverClaims extends ForwardingGroupWorker {
  GroupWorkerNeverClaims(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean work(Member member, Duration idle, Duration patience, EventHandler handler)
      throws Exception {
    List<Event> next = take(member, 1, patience);
    for (Event event : next) {
      handler.handle(event);
      ack(member.stream(), member.group(), event.id());
    }
    return !next.isEmpty();
  }
}
