package handson.redis.pubsub.jedis;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.PartitionedStream;
import handson.redis.pubsub.Partitions;
import handson.redis.pubsub.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.XAddParams;

/** Streams with an owner each, with Jedis. */
public final class JedisPartitionedStream implements PartitionedStream {
  private static final Script OWN = Script.read("partition-own.lua");
  private static final Script COMMIT = Script.read("partition-commit.lua");

  private final UnifiedJedis jedis;

  public JedisPartitionedStream(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public String append(Partitions partitions, String key, Map<String, String> fields, int most) {
    XAddParams bounded =
        XAddParams.xAddParams().maxLen(PartitionedStream.atLeastOne(most)).approximateTrimming();
    return jedis
        .xadd(partitions.streamOf(key), bounded, PartitionedStream.notEmpty(fields))
        .toString();
  }

  @Override
  public boolean own(String stream, String owner, Duration lease) {
    String millis = Long.toString(PartitionedStream.millis(lease));
    return run(OWN, List.of(PartitionedStream.ownerKey(stream)), List.of(owner, millis));
  }

  // snippet: jedis-partition-read
  @Override
  public List<Event> read(String stream, int count) {
    String position = jedis.get(PartitionedStream.positionKey(stream));
    String from = position == null ? "-" : "(" + position;
    return jedis.xrange(stream, from, "+", PartitionedStream.atLeastOne(count)).stream()
        .map(entry -> new Event(entry.getID().toString(), entry.getFields()))
        .toList();
  }

  @Override
  public boolean commit(String stream, String owner, String id) {
    List<String> keys =
        List.of(PartitionedStream.ownerKey(stream), PartitionedStream.positionKey(stream));
    return run(COMMIT, keys, List.of(owner, id));
  }

  // end

  private boolean run(Script script, List<String> keys, List<String> values) {
    try {
      return jedis.evalsha(script.sha1(), keys, values).equals(1L);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(script.text(), keys, values).equals(1L);
    }
  }
}
