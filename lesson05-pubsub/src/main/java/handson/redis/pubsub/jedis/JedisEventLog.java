package handson.redis.pubsub.jedis;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.params.XTrimParams;
import redis.clients.jedis.resps.StreamEntry;

/** An event log with Jedis: each waiting read has a connection of the pool to itself. */
public final class JedisEventLog implements EventLog {
  private final UnifiedJedis jedis;

  public JedisEventLog(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-append
  @Override
  public String append(String log, Map<String, String> fields, int most) {
    XAddParams bounded =
        XAddParams.xAddParams().maxLen(EventLog.atLeastOne(most)).approximateTrimming();
    return jedis.xadd(log, bounded, EventLog.notEmpty(fields)).toString();
  }

  // end

  // snippet: jedis-read
  @Override
  public List<Event> read(String log, String after, int count, Duration patience) {
    XReadParams params = XReadParams.xReadParams().count(EventLog.atLeastOne(count));
    int millis = EventLog.patience(patience);
    if (millis > 0) {
      // BLOCK 0 is: wait for ever.
      params.block(millis);
    }
    var found = jedis.xreadAsMap(params, Map.of(log, new StreamEntryID(after)));
    return found == null ? List.of() : events(found.get(log));
  }

  // end

  @Override
  public List<Event> latest(String log, int count) {
    return events(jedis.xrevrange(log, "+", "-", EventLog.atLeastOne(count)));
  }

  // snippet: jedis-before
  @Override
  public List<Event> before(String log, String id, int count) {
    return events(jedis.xrevrange(log, "(" + id, "-", EventLog.atLeastOne(count)));
  }

  // end

  @Override
  public List<Event> between(String log, Instant from, Instant to, int count) {
    EventLog.atLeastOne(count);
    long begin = EventLog.millis(from);
    long end = EventLog.millis(to);
    return begin < end
        ? events(jedis.xrange(log, begin + "-0", "(" + end + "-0", count))
        : List.of();
  }

  @Override
  public long forgetBefore(String log, Instant time) {
    return jedis.xtrim(
        log, XTrimParams.xTrimParams().minId(EventLog.millis(time) + "-0").exactTrimming());
  }

  private static List<Event> events(List<StreamEntry> entries) {
    return entries.stream()
        .map(entry -> new Event(entry.getID().toString(), entry.getFields()))
        .toList();
  }
}
