package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "answers null where nothing came, as the client does",
    caughtBy = "takeWaitsInRedis")
final class GroupWorkerNullOnNothing extends ForwardingGroupWorker {
  GroupWorkerNullOnNothing(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    List<Event> taken = super.take(member, count, patience);
    return taken.isEmpty() ? null : taken;
  }
}
