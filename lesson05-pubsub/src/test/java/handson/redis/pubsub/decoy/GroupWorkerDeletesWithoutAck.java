package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes the event, which stays pending", caughtBy = "ackEndsPending")
final class GroupWorkerDeletesWithoutAck extends ForwardingGroupWorker {
  GroupWorkerDeletesWithoutAck(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean ack(String stream, String group, String id) {
    return jedis.xdel(stream, new StreamEntryID(id)) == 1;
  }
}
