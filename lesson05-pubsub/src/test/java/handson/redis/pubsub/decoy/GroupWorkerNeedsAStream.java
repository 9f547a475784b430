package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "makes no stream where there is none", caughtBy = "createBeginsWithTheOldest")
final class GroupWorkerNeedsAStream extends ForwardingGroupWorker {
  GroupWorkerNeedsAStream(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean create(String stream, String group) {
    if (!jedis.exists(stream)) {
      jedis.xgroupCreate(stream, group, new StreamEntryID(0), false);
    }
    return super.create(stream, group);
  }
}
