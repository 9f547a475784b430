package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets a group that exists back to the begin", caughtBy = "createTwiceIsFine")
final class GroupWorkerGoesBack extends ForwardingGroupWorker {
  GroupWorkerGoesBack(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean create(String stream, String group) {
    boolean made = super.create(stream, group);
    if (!made) {
      jedis.xgroupSetID(stream, group, new StreamEntryID(0));
    }
    return made;
  }
}
