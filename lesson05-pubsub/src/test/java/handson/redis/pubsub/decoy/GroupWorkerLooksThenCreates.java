package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks whether there is a stream before it makes the group",
    caughtBy = "createTwiceIsFine")
final class GroupWorkerLooksThenCreates extends ForwardingGroupWorker {
  GroupWorkerLooksThenCreates(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean create(String stream, String group) {
    if (jedis.exists(stream)) {
      return false;
    }
    return super.create(stream, group);
  }
}
