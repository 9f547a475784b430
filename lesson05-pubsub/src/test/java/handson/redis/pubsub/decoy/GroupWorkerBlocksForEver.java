package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XReadGroupParams;

@Decoy(mistake = "sends BLOCK 0 where it should not wait", caughtBy = "takeWaitsInRedis")
final class GroupWorkerBlocksForEver extends ForwardingGroupWorker {
  GroupWorkerBlocksForEver(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    return read(
        member,
        XReadGroupParams.xReadGroupParams().count(count).block((int) patience.toMillis()),
        StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY);
  }
}
