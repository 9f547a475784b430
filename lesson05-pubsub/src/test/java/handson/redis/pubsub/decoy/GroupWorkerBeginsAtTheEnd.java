package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

@Decoy(
    mistake = "makes the group at $, so that it never sees what is there",
    caughtBy = "createBeginsWithTheOldest")
final class GroupWorkerBeginsAtTheEnd extends ForwardingGroupWorker {
  GroupWorkerBeginsAtTheEnd(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean create(String stream, String group) {
    try {
      jedis.xgroupCreate(stream, group, StreamEntryID.XGROUP_LAST_ENTRY, true);
      return true;
    } catch (JedisDataException e) {
      return super.create(stream, group);
    }
  }
}
