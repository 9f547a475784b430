package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "acknowledges what it has only just taken", caughtBy = "takeIsPending")
final class GroupWorkerAcksOnTake extends ForwardingGroupWorker {
  GroupWorkerAcksOnTake(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    List<Event> taken = super.take(member, count, patience);
    taken.forEach(event -> ack(member.stream(), member.group(), event.id()));
    return taken;
  }
}
