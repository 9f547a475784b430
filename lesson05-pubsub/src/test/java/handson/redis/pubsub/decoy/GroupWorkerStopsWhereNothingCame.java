package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAutoClaimParams;

@Decoy(mistake = "goes on from the cursor only while events come", caughtBy = "forgottenEventsEnd")
final class GroupWorkerStopsWhereNothingCame extends ForwardingGroupWorker {
  GroupWorkerStopsWhereNothingCame(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    List<Event> first = events(jedis
        .xautoclaim(
            member.stream(),
            member.group(),
            member.consumer(),
            GroupWorker.idle(idle),
            new StreamEntryID(0),
            XAutoClaimParams.xAutoClaimParams().count(GroupWorker.atLeastOne(count)))
        .getValue());
    return first.isEmpty() || first.size() >= count
        ? first
        : Stream.concat(first.stream(), super.claim(member, idle, count - first.size()).stream())
            .toList();
  }
}
