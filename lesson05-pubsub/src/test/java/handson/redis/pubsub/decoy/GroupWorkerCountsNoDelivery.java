package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAutoClaimParams;

@Decoy(mistake = "claims with JUSTID, which counts no delivery", caughtBy = "claimSparesTheLiving")
final class GroupWorkerCountsNoDelivery extends ForwardingGroupWorker {
  GroupWorkerCountsNoDelivery(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    List<Event> claimed = new ArrayList<>();
    for (StreamEntryID id : jedis
        .xautoclaimJustId(
            member.stream(),
            member.group(),
            member.consumer(),
            GroupWorker.idle(idle),
            new StreamEntryID(0),
            XAutoClaimParams.xAutoClaimParams().count(GroupWorker.atLeastOne(count)))
        .getValue()) {
      claimed.addAll(events(jedis.xrange(member.stream(), id, id)));
    }
    return claimed;
  }
}
