package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAutoClaimParams;

@Decoy(
    mistake = "calls XAUTOCLAIM once, and does not go on from its cursor",
    caughtBy = "claimLooksAtAll")
final class GroupWorkerLooksAtOnePiece extends ForwardingGroupWorker {
  GroupWorkerLooksAtOnePiece(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    return events(jedis
        .xautoclaim(
            member.stream(),
            member.group(),
            member.consumer(),
            GroupWorker.idle(idle),
            new StreamEntryID(0),
            XAutoClaimParams.xAutoClaimParams().count(GroupWorker.atLeastOne(count)))
        .getValue());
  }
}
