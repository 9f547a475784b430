package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Event;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import io.lettuce.core.Consumer;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.List;

@Decoy(
    mistake = "opens a connection for each take that waits, and closes none",
    caughtBy = "aWaitingTakeBlocksNobody")
final class GroupWorkerLeaksConnections extends ForwardingGroupWorker {
  private final RedisClients clients;

  GroupWorkerLeaksConnections(RedisClients clients) {
    super(clients.jedis());
    this.clients = clients;
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Event> take(Member member, int count, Duration patience) {
    if (patience.isZero()) {
      return super.take(member, count, patience);
    }
    return clients
        .lettuceClient()
        .connect()
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
