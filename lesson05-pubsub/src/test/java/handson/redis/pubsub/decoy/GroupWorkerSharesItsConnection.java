package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Event;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.Pending;
import handson.redis.testing.Decoy;
import io.lettuce.core.Consumer;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;

@Decoy(
    mistake = "lets a take wait on the connection that all calls share",
    caughtBy = "aWaitingTakeBlocksNobody")
final class GroupWorkerSharesItsConnection extends ForwardingGroupWorker {
  private final StatefulRedisConnection<String, String> shared;

  GroupWorkerSharesItsConnection(RedisClients clients) {
    super(clients.jedis());
    this.shared = clients.lettuce();
  }

  @Override
  public List<Pending> pending(String stream, String group, int count) {
    shared.sync().ping();
    return super.pending(stream, group, count);
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Event> take(Member member, int count, Duration patience) {
    if (patience.isZero()) {
      return super.take(member, count, patience);
    }
    return shared
        .sync()
        .xreadgroup(
            Consumer.from(member.group(), member.consumer()),
            XReadArgs.Builder.count(count).block(patience),
            StreamOffset.lastConsumed(member.stream()))
        .stream()
        .map(found -> new Event(found.getId(), found.getBody()))
        .toList();
  }
}
