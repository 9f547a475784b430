package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XPendingParams;

@Decoy(mistake = "claims with JUSTID, which counts no delivery", caughtBy = "claimSparesTheLiving")
final class GroupWorkerCountsNoDelivery extends ForwardingGroupWorker {
  GroupWorkerCountsNoDelivery(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    List<Event> claimed = super.claim(member, idle, count);
    for (Event event : claimed) {
      long before = jedis
              .xpending(
                  member.stream(),
                  member.group(),
                  XPendingParams.xPendingParams(event.id(), event.id(), 1))
              .get(0)
              .getDeliveredTimes()
          - 1;
      jedis.xclaimJustId(
          member.stream(),
          member.group(),
          member.consumer(),
          0,
          XClaimParams.xClaimParams().retryCount((int) before),
          new StreamEntryID(event.id()));
    }
    return claimed;
  }
}
