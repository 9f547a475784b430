package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Event;
import handson.redis.testing.Decoy;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.List;

@Decoy(
    mistake = "opens a connection for each read that waits, and closes none",
    caughtBy = "onlyThePageIsSent")
final class EventLogLeaksConnections extends ForwardingEventLog {
  private final RedisClients clients;

  EventLogLeaksConnections(RedisClients clients) {
    super(clients.jedis());
    this.clients = clients;
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Event> read(String log, String after, int count, Duration patience) {
    if (patience.isZero()) {
      return super.read(log, after, count, patience);
    }
    return clients
        .lettuceClient()
        .connect()
        .sync()
        .xread(XReadArgs.Builder.count(count).block(patience), StreamOffset.from(log, after))
        .stream()
        .map(found -> new Event(found.getId(), found.getBody()))
        .toList();
  }
}
