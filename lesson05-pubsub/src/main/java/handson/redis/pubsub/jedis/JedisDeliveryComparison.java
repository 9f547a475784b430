package handson.redis.pubsub.jedis;

import handson.redis.pubsub.DeliveryComparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.resps.StreamEntry;

/** The four ways with Jedis; a subscriber keeps a connection of the pool, and a thread. */
public final class JedisDeliveryComparison implements DeliveryComparison {
  private static final Pattern USED_MEMORY = Pattern.compile("used_memory:(\\d+)");

  private final RedisClient jedis;

  public JedisDeliveryComparison(RedisClient jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-send
  @Override
  public void send(Way way, String name, List<String> messages) {
    for (List<String> batch : DeliveryComparison.batches(messages)) {
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        List<Response<?>> answers = new ArrayList<>();
        for (String message : batch) {
          answers.add(
              switch (way) {
                case PUB_SUB -> pipeline.publish(name, message);
                case LIST -> pipeline.rpush(name, message);
                case STREAM, GROUP -> pipeline.xadd(name, Map.of(FIELD, message), bounded());
              });
        }
        pipeline.sync();
        // An error hides in its answer until somebody looks.
        answers.forEach(Response::get);
      }
    }
  }

  private static XAddParams bounded() {
    return XAddParams.xAddParams().maxLen(MOST_KEPT).approximateTrimming();
  }

  // end

  @Override
  public Receiver receiver(Way way, String name, String receiver) {
    return switch (way) {
      case PUB_SUB -> new Subscriber(jedis, name);
      case LIST -> (count, patience) -> pop(name, count);
      case STREAM -> new StreamReader(jedis, name);
      case GROUP -> new GroupReader(jedis, name, receiver);
    };
  }

  private List<String> pop(String name, int count) {
    List<String> popped = jedis.lpop(name, DeliveryComparison.atLeastOne(count));
    return popped == null ? List.of() : popped;
  }

  @Override
  public long bytes(String name) {
    Long bytes = jedis.memoryUsage(name);
    return bytes == null ? 0 : bytes;
  }

  @Override
  public long usedMemory() {
    Matcher used = USED_MEMORY.matcher(jedis.info("memory"));
    if (!used.find()) {
      throw new IllegalStateException("INFO memory without used_memory");
    }
    return Long.parseLong(used.group(1));
  }

  private static final class Subscriber implements Receiver {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final JedisSubscriber subscriber;

    Subscriber(RedisClient jedis, String channel) {
      subscriber = JedisSubscriber.toChannel(
          jedis, channel, (pattern, from, message) -> messages.add(message));
    }

    @Override
    public List<String> receive(int count, Duration patience) {
      return DeliveryComparison.arrived(messages, DeliveryComparison.atLeastOne(count), patience);
    }

    @Override
    public void close() {
      subscriber.close();
    }
  }

  private static final class StreamReader implements Receiver {
    private final RedisClient jedis;
    private final String stream;
    private StreamEntryID position = new StreamEntryID();

    StreamReader(RedisClient jedis, String stream) {
      this.jedis = jedis;
      this.stream = stream;
    }

    @Override
    public List<String> receive(int count, Duration patience) {
      XReadParams params = XReadParams.xReadParams().count(DeliveryComparison.atLeastOne(count));
      var streams = jedis.xreadAsMap(params, Map.of(stream, position));
      if (streams == null) {
        return List.of();
      }
      List<StreamEntry> entries = streams.get(stream);
      position = entries.get(entries.size() - 1).getID();
      return entries.stream().map(entry -> entry.getFields().get(FIELD)).toList();
    }
  }

  // snippet: jedis-group
  private static final class GroupReader implements Receiver {
    private final RedisClient jedis;
    private final String stream;
    private final String name;
    private final List<StreamEntryID> unconfirmed = new ArrayList<>();
    private StreamEntryID position = new StreamEntryID();
    // First it reads what it was given before; then it asks for what nobody was given.
    private boolean again = true;

    GroupReader(RedisClient jedis, String stream, String name) {
      this.jedis = jedis;
      this.stream = stream;
      this.name = name;
      try {
        jedis.xgroupCreate(stream, GROUP, new StreamEntryID(), true);
      } catch (JedisDataException e) {
        if (!e.getMessage().startsWith("BUSYGROUP")) {
          throw e;
        }
      }
    }

    @Override
    public List<String> receive(int count, Duration patience) {
      while (true) {
        List<StreamEntry> entries = read(DeliveryComparison.atLeastOne(count));
        if (entries.isEmpty() && !again) {
          return List.of();
        }
        if (entries.isEmpty()) {
          again = false;
          continue;
        }
        position = entries.get(entries.size() - 1).getID();
        entries.forEach(entry -> unconfirmed.add(entry.getID()));
        // What the stream has trimmed is pending still, without its fields.
        List<String> messages = entries.stream()
            .map(StreamEntry::getFields)
            .filter(Objects::nonNull)
            .map(fields -> fields.get(FIELD))
            .toList();
        if (!messages.isEmpty()) {
          return messages;
        }
      }
    }

    private List<StreamEntry> read(int count) {
      StreamEntryID from = again ? position : StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY;
      XReadGroupParams params = XReadGroupParams.xReadGroupParams().count(count);
      var streams = jedis.xreadGroupAsMap(GROUP, name, params, Map.of(stream, from));
      return streams == null ? List.of() : streams.get(stream);
    }

    @Override
    public void confirm() {
      for (List<StreamEntryID> batch : DeliveryComparison.batches(unconfirmed)) {
        jedis.xack(stream, GROUP, batch.toArray(StreamEntryID[]::new));
      }
      unconfirmed.clear();
    }
  }
  // end
}
