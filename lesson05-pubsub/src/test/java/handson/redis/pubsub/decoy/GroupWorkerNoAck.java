package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XReadGroupParams;

@Decoy(mistake = "reads with NOACK, so that nothing is pending", caughtBy = "takeIsPending")
final class GroupWorkerNoAck extends ForwardingGroupWorker {
  GroupWorkerNoAck(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    if (GroupWorker.patience(patience) > 0) {
      return super.take(member, count, patience);
    }
    return read(
        member,
        XReadGroupParams.xReadGroupParams().count(GroupWorker.atLeastOne(count)).noAck(),
        StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY);
  }
}
