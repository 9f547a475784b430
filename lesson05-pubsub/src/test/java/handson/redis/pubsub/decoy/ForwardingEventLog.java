package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import handson.redis.pubsub.jedis.JedisEventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingEventLog implements EventLog {
  protected final UnifiedJedis jedis;
  private final EventLog right;

  ForwardingEventLog(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisEventLog(jedis);
  }

  @Override
  public String append(String log, Map<String, String> fields, int most) {
    return right.append(log, fields, most);
  }

  @Override
  public List<Event> read(String log, String after, int count, Duration patience) {
    return right.read(log, after, count, patience);
  }

  @Override
  public List<Event> latest(String log, int count) {
    return right.latest(log, count);
  }

  @Override
  public List<Event> before(String log, String id, int count) {
    return right.before(log, id, count);
  }

  @Override
  public List<Event> between(String log, Instant from, Instant to, int count) {
    return right.between(log, from, to, count);
  }

  @Override
  public long forgetBefore(String log, Instant time) {
    return right.forgetBefore(log, time);
  }

  protected static List<Event> events(List<StreamEntry> entries) {
    return entries.stream()
        .map(entry -> new Event(entry.getID().toString(), entry.getFields()))
        .toList();
  }
}
