package handson.redis.pubsub.redisson;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.PartitionedStream;
import handson.redis.pubsub.Partitions;
import handson.redis.pubsub.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.redisson.api.RScript;
import org.redisson.api.RStream;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamRangeArgs;
import org.redisson.client.codec.StringCodec;

/** Streams with an owner each, with Redisson. */
public final class RedissonPartitionedStream implements PartitionedStream {
  private static final Script OWN = Script.read("partition-own.lua");
  private static final Script COMMIT = Script.read("partition-commit.lua");
  private static final StreamMessageId BEGIN = new StreamMessageId(0, 0);

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonPartitionedStream(RedissonClient redisson) {
    this.redisson = redisson;
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public String append(Partitions partitions, String key, Map<String, String> fields, int most) {
    StreamAddArgs<String, String> event = StreamAddArgs.entries(PartitionedStream.notEmpty(fields));
    event.trimNonStrict().maxLen(PartitionedStream.atLeastOne(most));
    return stream(partitions.streamOf(key)).add(event).toString();
  }

  @Override
  public boolean own(String stream, String owner, Duration lease) {
    return run(
        OWN, List.of(PartitionedStream.ownerKey(stream)), owner, PartitionedStream.millis(lease));
  }

  @Override
  public List<Event> read(String stream, int count) {
    String position = redisson
        .<String>getBucket(PartitionedStream.positionKey(stream), StringCodec.INSTANCE)
        .get();
    StreamRangeArgs behind = StreamRangeArgs.startIdExclusive(
            position == null ? BEGIN : id(position))
        .endId(StreamMessageId.MAX)
        .count(PartitionedStream.atLeastOne(count));
    return stream(stream).range(behind).entrySet().stream()
        .map(entry -> new Event(entry.getKey().toString(), entry.getValue()))
        .toList();
  }

  @Override
  public boolean commit(String stream, String owner, String id) {
    return run(
        COMMIT,
        List.of(PartitionedStream.ownerKey(stream), PartitionedStream.positionKey(stream)),
        owner,
        id);
  }

  private boolean run(Script script, List<Object> keys, Object... values) {
    return scripts.<Boolean>eval(
        RScript.Mode.READ_WRITE, script.text(), RScript.ReturnType.BOOLEAN, keys, values);
  }

  private RStream<String, String> stream(String name) {
    // A second XADD after a timeout would append a second event.
    return redisson.getStream(
        PlainOptions.name(name).codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  private static StreamMessageId id(String text) {
    String[] parts = text.split("-", 2);
    return new StreamMessageId(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }
}
