package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "destroys a group that exists, and makes it again", caughtBy = "createTwiceIsFine")
final class GroupWorkerStartsAnew extends ForwardingGroupWorker {
  GroupWorkerStartsAnew(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean create(String stream, String group) {
    boolean made = super.create(stream, group);
    if (!made) {
      jedis.xgroupDestroy(stream, group);
      super.create(stream, group);
    }
    return made;
  }
}
