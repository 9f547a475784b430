package handson.redis.pubsub.lettuce;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.PartitionedStream;
import handson.redis.pubsub.Partitions;
import handson.redis.pubsub.Script;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Streams with an owner each, with Lettuce. */
public final class LettucePartitionedStream implements PartitionedStream, AutoCloseable {
  private static final Script OWN = Script.read("partition-own.lua");
  private static final Script COMMIT = Script.read("partition-commit.lua");

  private final LettuceConnections connections;

  public LettucePartitionedStream(RedisClient client) {
    this.connections = new LettuceConnections(client);
  }

  @Override
  public String append(Partitions partitions, String key, Map<String, String> fields, int most) {
    XAddArgs bounded =
        new XAddArgs().maxlen(PartitionedStream.atLeastOne(most)).approximateTrimming();
    PartitionedStream.notEmpty(fields);
    return connections.ask(redis -> redis.xadd(partitions.streamOf(key), bounded, fields));
  }

  @Override
  public boolean own(String stream, String owner, Duration lease) {
    String millis = Long.toString(PartitionedStream.millis(lease));
    return run(OWN, new String[] {PartitionedStream.ownerKey(stream)}, owner, millis);
  }

  @Override
  public List<Event> read(String stream, int count) {
    Limit most = Limit.from(PartitionedStream.atLeastOne(count));
    String position = connections.ask(redis -> redis.get(PartitionedStream.positionKey(stream)));
    Boundary<String> from = position == null ? Boundary.unbounded() : Boundary.excluding(position);
    Range<String> behind = Range.from(from, Boundary.unbounded());
    return connections.ask(redis -> redis.xrange(stream, behind, most)).stream()
        .map(message -> new Event(message.getId(), message.getBody()))
        .toList();
  }

  @Override
  public boolean commit(String stream, String owner, String id) {
    String[] keys = {PartitionedStream.ownerKey(stream), PartitionedStream.positionKey(stream)};
    return run(COMMIT, keys, owner, id);
  }

  private boolean run(Script script, String[] keys, String... values) {
    try {
      return connections.ask(
          redis -> redis.<Boolean>evalsha(script.sha1(), ScriptOutputType.BOOLEAN, keys, values));
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return connections.ask(
          redis -> redis.<Boolean>eval(script.text(), ScriptOutputType.BOOLEAN, keys, values));
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
