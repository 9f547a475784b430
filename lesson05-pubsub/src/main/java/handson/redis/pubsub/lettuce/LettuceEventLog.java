package handson.redis.pubsub.lettuce;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.XTrimArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event log with Lettuce: each waiting read has a connection to itself. */
public final class LettuceEventLog implements EventLog, AutoCloseable {
  private final LettuceConnections connections;

  public LettuceEventLog(RedisClient client) {
    this.connections = new LettuceConnections(client);
  }

  @Override
  public String append(String log, Map<String, String> fields, int most) {
    XAddArgs bounded = new XAddArgs().maxlen(EventLog.atLeastOne(most)).approximateTrimming();
    EventLog.notEmpty(fields);
    return connections.ask(redis -> redis.xadd(log, bounded, fields));
  }

  // snippet: lettuce-read
  @Override
  @SuppressWarnings("unchecked") // XREAD takes several streams, as varargs of a generic type.
  public List<Event> read(String log, String after, int count, Duration patience) {
    XReadArgs args = XReadArgs.Builder.count(EventLog.atLeastOne(count));
    StreamOffset<String> position = StreamOffset.from(log, after);
    int millis = EventLog.patience(patience);
    return events(
        millis == 0
            ? connections.ask(redis -> redis.xread(args, position))
            : connections.await(patience, redis -> redis.xread(args.block(millis), position)));
  }

  // end

  @Override
  public List<Event> latest(String log, int count) {
    Limit most = Limit.from(EventLog.atLeastOne(count));
    return events(connections.ask(redis -> redis.xrevrange(log, Range.unbounded(), most)));
  }

  @Override
  public List<Event> before(String log, String id, int count) {
    Range<String> older = Range.from(Boundary.unbounded(), Boundary.excluding(id));
    Limit most = Limit.from(EventLog.atLeastOne(count));
    return events(connections.ask(redis -> redis.xrevrange(log, older, most)));
  }

  // snippet: lettuce-between
  @Override
  public List<Event> between(String log, Instant from, Instant to, int count) {
    Limit most = Limit.from(EventLog.atLeastOne(count));
    long begin = EventLog.millis(from);
    long end = EventLog.millis(to);
    Range<String> time =
        Range.from(Boundary.including(begin + "-0"), Boundary.excluding(end + "-0"));
    return begin < end
        ? events(connections.ask(redis -> redis.xrange(log, time, most)))
        : List.of();
  }

  // end

  @Override
  public long forgetBefore(String log, Instant time) {
    XTrimArgs older = new XTrimArgs().minId(EventLog.millis(time) + "-0").exactTrimming();
    return connections.ask(redis -> redis.xtrim(log, older));
  }

  @Override
  public void close() {
    connections.close();
  }

  private static List<Event> events(List<StreamMessage<String, String>> messages) {
    return messages.stream()
        .map(message -> new Event(message.getId(), message.getBody()))
        .toList();
  }
}
