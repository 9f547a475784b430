package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes the event from the stream, from all groups", caughtBy = "ackEndsPending")
final class GroupWorkerDeletesTheEvent extends ForwardingGroupWorker {
  GroupWorkerDeletesTheEvent(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean ack(String stream, String group, String id) {
    boolean acked = super.ack(stream, group, id);
    if (acked) {
      jedis.xdel(stream, new StreamEntryID(id));
    }
    return acked;
  }
}
