package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Event;
import handson.redis.testing.Decoy;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;

@Decoy(
    mistake = "lets a read wait on the connection that all calls share",
    caughtBy = "aWaitingReadBlocksNobody")
final class EventLogSharesItsConnection extends ForwardingEventLog {
  private final StatefulRedisConnection<String, String> shared;

  EventLogSharesItsConnection(RedisClients clients) {
    super(clients.jedis());
    this.shared = clients.lettuce();
  }

  @Override
  public List<Event> latest(String log, int count) {
    shared.sync().ping();
    return super.latest(log, count);
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Event> read(String log, String after, int count, Duration patience) {
    if (patience.isZero()) {
      return super.read(log, after, count, patience);
    }
    return shared
        .sync()
        .xread(XReadArgs.Builder.count(count).block(patience), StreamOffset.from(log, after))
        .stream()
        .map(found -> new Event(found.getId(), found.getBody()))
        .toList();
  }
}
