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

@Decoy(
    mistake = "reads from 0, which is what it holds, and not what is new",
    caughtBy = "takeIsPending")
final class GroupWorkerReadsWhatItHolds extends ForwardingGroupWorker {
  GroupWorkerReadsWhatItHolds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    GroupWorker.patience(patience);
    return read(
        member,
        XReadGroupParams.xReadGroupParams().count(GroupWorker.atLeastOne(count)),
        new StreamEntryID(0));
  }
}
