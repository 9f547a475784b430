package handson.redis.pubsub.redisson;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.redisson.api.RStream;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.PlainOptions;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamRangeArgs;
import org.redisson.api.stream.StreamReadArgs;
import org.redisson.api.stream.StreamTrimArgs;
import org.redisson.client.codec.StringCodec;

/** An event log with Redisson: each waiting read has a connection of the pool to itself. */
public final class RedissonEventLog implements EventLog {
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final RedissonClient redisson;

  public RedissonEventLog(RedissonClient redisson) {
    this.redisson = redisson;
  }

  // snippet: redisson-append
  @Override
  public String append(String log, Map<String, String> fields, int most) {
    StreamAddArgs<String, String> event = StreamAddArgs.entries(EventLog.notEmpty(fields));
    event.trimNonStrict().maxLen(EventLog.atLeastOne(most));
    return stream(log).add(event).toString();
  }

  // end

  @Override
  public List<Event> read(String log, String after, int count, Duration patience) {
    StreamReadArgs args = StreamReadArgs.greaterThan(id(after)).count(EventLog.atLeastOne(count));
    int millis = EventLog.patience(patience);
    if (millis == 0) {
      return events(stream(log).read(args));
    }
    long begin = System.nanoTime();
    Duration waiting = Duration.ofMillis(millis);
    List<Event> found = events(stream(log).read(args.timeout(waiting)));
    boolean silent = System.nanoTime() - begin > waiting.plus(SILENCE).toNanos();
    // After three seconds of silence Redisson says that nothing came. Ask: now there is an answer,
    // or the client's timeout.
    return found.isEmpty() && silent ? read(log, after, count, Duration.ZERO) : found;
  }

  @Override
  public List<Event> latest(String log, int count) {
    return events(stream(log)
        .rangeReversed(StreamRangeArgs.startId(StreamMessageId.MAX)
            .endId(StreamMessageId.MIN)
            .count(EventLog.atLeastOne(count))));
  }

  // snippet: redisson-before
  @Override
  public List<Event> before(String log, String id, int count) {
    return events(stream(log)
        .rangeReversed(StreamRangeArgs.startIdExclusive(id(id))
            .endId(StreamMessageId.MIN)
            .count(EventLog.atLeastOne(count))));
  }

  // end

  @Override
  public List<Event> between(String log, Instant from, Instant to, int count) {
    long begin = EventLog.millis(from);
    long end = EventLog.millis(to);
    StreamRangeArgs time = StreamRangeArgs.startId(new StreamMessageId(begin, 0))
        .endIdExclusive(new StreamMessageId(end, 0))
        .count(EventLog.atLeastOne(count));
    return begin < end ? events(stream(log).range(time)) : List.of();
  }

  @Override
  public long forgetBefore(String log, Instant time) {
    StreamMessageId oldest = new StreamMessageId(EventLog.millis(time), 0);
    return stream(log).trim(StreamTrimArgs.minId(oldest).noLimit());
  }

  private RStream<String, String> stream(String log) {
    // A second XADD after a timeout would append a second event.
    return redisson.getStream(PlainOptions.name(log).codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  private static StreamMessageId id(String text) {
    String[] parts = text.split("-", 2);
    return new StreamMessageId(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  private static List<Event> events(Map<StreamMessageId, Map<String, String>> entries) {
    return entries.entrySet().stream()
        .map(entry -> new Event(entry.getKey().toString(), entry.getValue()))
        .toList();
  }
}
