package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads the stream itself: everybody gets everything", caughtBy = "takeIsPending")
final class GroupWorkerReadsWithoutTheGroup extends ForwardingGroupWorker {
  GroupWorkerReadsWithoutTheGroup(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    if (GroupWorker.patience(patience) > 0) {
      return super.take(member, count, patience);
    }
    return events(jedis.xrange(member.stream(), "-", "+", GroupWorker.atLeastOne(count)));
  }
}
