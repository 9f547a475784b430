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
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An event log with Lettuce: each waiting read has a connection to itself. */
public final class LettuceEventLog implements EventLog, AutoCloseable {
  private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> shared;
  private final RedisCommands<String, String> redis;
  private final Queue<StatefulRedisConnection<String, String>> idle = new ConcurrentLinkedQueue<>();

  public LettuceEventLog(RedisClient client) {
    this.client = client;
    this.shared = client.connect();
    this.redis = shared.sync();
  }

  @Override
  public String append(String log, Map<String, String> fields, int most) {
    XAddArgs bounded = new XAddArgs().maxlen(EventLog.atLeastOne(most)).approximateTrimming();
    return redis.xadd(log, bounded, EventLog.notEmpty(fields));
  }

  // snippet: lettuce-read
  @Override
  @SuppressWarnings("unchecked") // XREAD takes several streams, as varargs of a generic type.
  public List<Event> read(String log, String after, int count, Duration patience) {
    XReadArgs args = XReadArgs.Builder.count(EventLog.atLeastOne(count));
    StreamOffset<String> position = StreamOffset.from(log, after);
    int millis = EventLog.millis(patience);
    if (millis == 0) {
      return events(redis.xread(args, position));
    }
    StatefulRedisConnection<String, String> own = idle.poll();
    if (own == null) {
      own = client.connect();
    }
    try {
      own.setTimeout(patience.plus(ON_THE_WAY));
      List<Event> events = events(own.sync().xread(args.block(millis), position));
      idle.add(own);
      return events;
    } catch (RuntimeException e) {
      // It may wait in Redis still.
      own.close();
      throw e;
    }
  }

  // end

  @Override
  public List<Event> latest(String log, int count) {
    return events(redis.xrevrange(log, Range.unbounded(), Limit.from(EventLog.atLeastOne(count))));
  }

  @Override
  public List<Event> before(String log, String id, int count) {
    Range<String> older = Range.from(Boundary.unbounded(), Boundary.excluding(id));
    return events(redis.xrevrange(log, older, Limit.from(EventLog.atLeastOne(count))));
  }

  // snippet: lettuce-between
  @Override
  public List<Event> between(String log, Instant from, Instant to, int count) {
    Limit most = Limit.from(EventLog.atLeastOne(count));
    Range<String> time = Range.from(
        Boundary.including(from.toEpochMilli() + "-0"),
        Boundary.excluding(to.toEpochMilli() + "-0"));
    return from.toEpochMilli() < to.toEpochMilli()
        ? events(redis.xrange(log, time, most))
        : List.of();
  }

  // end

  @Override
  public long forgetBefore(String log, Instant time) {
    return redis.xtrim(log, new XTrimArgs().minId(time.toEpochMilli() + "-0").exactTrimming());
  }

  @Override
  public void close() {
    shared.close();
    idle.forEach(StatefulRedisConnection::close);
  }

  private static List<Event> events(List<StreamMessage<String, String>> messages) {
    return messages.stream()
        .map(message -> new Event(message.getId(), message.getBody()))
        .toList();
  }
}
