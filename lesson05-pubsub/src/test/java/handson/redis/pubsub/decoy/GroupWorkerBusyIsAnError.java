package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a group that exists for an error", caughtBy = "createTwiceIsFine")
final class GroupWorkerBusyIsAnError extends ForwardingGroupWorker {
  GroupWorkerBusyIsAnError(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean create(String stream, String group) {
    jedis.xgroupCreate(stream, group, new StreamEntryID(0), true);
    return true;
  }
}
