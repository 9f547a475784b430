package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

@Decoy(mistake = "takes every error for a group that exists", caughtBy = "createTwiceIsFine")
final class GroupWorkerSwallowsErrors extends ForwardingGroupWorker {
  GroupWorkerSwallowsErrors(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean create(String stream, String group) {
    try {
      return super.create(stream, group);
    } catch (JedisDataException e) {
      return false;
    }
  }
}
