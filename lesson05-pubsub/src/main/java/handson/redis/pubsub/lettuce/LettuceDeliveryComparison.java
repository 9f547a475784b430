package handson.redis.pubsub.lettuce;

import handson.redis.pubsub.DeliveryComparison;
import io.lettuce.core.Consumer;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The four ways with Lettuce: one connection sends, one asks, and each subscriber has its own.
 */
public final class LettuceDeliveryComparison implements DeliveryComparison, AutoCloseable {
  private static final String BEFORE_THE_FIRST = "0-0";
  private static final String GIVEN_TO_NOBODY = ">";
  private static final Pattern USED_MEMORY = Pattern.compile("used_memory:(\\d+)");

  private final RedisClient client;
  private final LettuceConnections connections;
  private StatefulRedisConnection<String, String> sending;

  public LettuceDeliveryComparison(RedisClient client) {
    this.client = client;
    this.connections = new LettuceConnections(client);
    this.sending = connections.connect();
  }

  // snippet: lettuce-send
  @Override
  public synchronized void send(Way way, String name, List<String> messages) {
    RedisAsyncCommands<String, String> redis = sending().async();
    XAddArgs bounded = new XAddArgs().maxlen(MOST_KEPT).approximateTrimming();
    for (List<String> batch : DeliveryComparison.batches(messages)) {
      List<RedisFuture<?>> answers = new ArrayList<>();
      for (String message : batch) {
        answers.add(
            switch (way) {
              case PUB_SUB -> redis.publish(name, message);
              case LIST -> redis.rpush(name, message);
              case STREAM, GROUP -> redis.xadd(name, bounded, FIELD, message);
            });
      }
      sending.flushCommands();
      if (!LettuceFutures.awaitAll(sending.getTimeout(), answers.toArray(Future[]::new))) {
        throw new RedisCommandTimeoutException("No answer within " + sending.getTimeout());
      }
    }
  }

  private StatefulRedisConnection<String, String> sending() {
    if (!sending.isOpen()) {
      sending = connections.connect();
    }
    // Each command would be written to the network alone; that is why nobody shares this one.
    sending.setAutoFlushCommands(false);
    return sending;
  }

  // end

  @Override
  public Receiver receiver(Way way, String name, String receiver) {
    return switch (way) {
      case PUB_SUB -> new Subscriber(client, name);
      case LIST -> (count, patience) -> pop(name, DeliveryComparison.atLeastOne(count));
      case STREAM -> new StreamReader(connections, name);
      case GROUP -> new GroupReader(connections, name, receiver);
    };
  }

  private List<String> pop(String name, int count) {
    return connections.ask(redis -> redis.lpop(name, count));
  }

  @Override
  public long bytes(String name) {
    Long bytes = connections.ask(redis -> redis.memoryUsage(name));
    return bytes == null ? 0 : bytes;
  }

  @Override
  public long usedMemory() {
    Matcher used = USED_MEMORY.matcher(connections.ask(redis -> redis.info("memory")));
    if (!used.find()) {
      throw new IllegalStateException("INFO memory without used_memory");
    }
    return Long.parseLong(used.group(1));
  }

  @Override
  public synchronized void close() {
    connections.close();
    if (sending.isOpen()) {
      sending.close();
    }
  }

  private static final class Subscriber implements Receiver {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StatefulRedisPubSubConnection<String, String> connection;

    Subscriber(RedisClient client, String channel) {
      connection = client.connectPubSub();
      connection.addListener(new RedisPubSubAdapter<>() {
        @Override
        public void message(String from, String message) {
          messages.add(message);
        }
      });
      try {
        connection.sync().subscribe(channel);
      } catch (RuntimeException e) {
        connection.close();
        throw e;
      }
    }

    @Override
    public List<String> receive(int count, Duration patience) {
      return DeliveryComparison.arrived(messages, DeliveryComparison.atLeastOne(count), patience);
    }

    @Override
    public void close() {
      connection.close();
    }
  }

  private static final class StreamReader implements Receiver {
    private final LettuceConnections connections;
    private final String stream;
    private String position = BEFORE_THE_FIRST;

    StreamReader(LettuceConnections connections, String stream) {
      this.connections = connections;
      this.stream = stream;
    }

    @Override
    @SuppressWarnings("unchecked") // XREAD takes several streams, as varargs of a generic type.
    public List<String> receive(int count, Duration patience) {
      XReadArgs args = XReadArgs.Builder.count(DeliveryComparison.atLeastOne(count));
      StreamOffset<String> from = StreamOffset.from(stream, position);
      var entries = connections.ask(redis -> redis.xread(args, from));
      if (!entries.isEmpty()) {
        position = entries.get(entries.size() - 1).getId();
      }
      return entries.stream().map(entry -> entry.getBody().get(FIELD)).toList();
    }
  }

  private static final class GroupReader implements Receiver {
    private final LettuceConnections connections;
    private final String stream;
    private final String name;
    private final List<String> unconfirmed = new ArrayList<>();
    private String position = BEFORE_THE_FIRST;
    // First it reads what it was given before; then it asks for what nobody was given.
    private boolean again = true;

    GroupReader(LettuceConnections connections, String stream, String name) {
      this.connections = connections;
      this.stream = stream;
      this.name = name;
      try {
        connections.ask(redis -> redis.xgroupCreate(
            StreamOffset.from(stream, BEFORE_THE_FIRST),
            GROUP,
            XGroupCreateArgs.Builder.mkstream()));
      } catch (RedisBusyException e) {
        // A server that is busy with a script is one, too.
        if (!e.getMessage().startsWith("BUSYGROUP")) {
          throw e;
        }
      }
    }

    @Override
    public List<String> receive(int count, Duration patience) {
      while (true) {
        var entries = read(DeliveryComparison.atLeastOne(count));
        if (entries.isEmpty() && !again) {
          return List.of();
        }
        if (entries.isEmpty()) {
          again = false;
          continue;
        }
        position = entries.get(entries.size() - 1).getId();
        entries.forEach(entry -> unconfirmed.add(entry.getId()));
        // What the stream has trimmed is pending still, without its fields.
        List<String> messages = entries.stream()
            .filter(entry -> entry.getBody() != null && entry.getBody().containsKey(FIELD))
            .map(entry -> entry.getBody().get(FIELD))
            .toList();
        if (!messages.isEmpty()) {
          return messages;
        }
      }
    }

    @SuppressWarnings("unchecked") // XREADGROUP takes several streams, too.
    private List<StreamMessage<String, String>> read(int count) {
      StreamOffset<String> from = StreamOffset.from(stream, again ? position : GIVEN_TO_NOBODY);
      return connections.ask(redis ->
          redis.xreadgroup(Consumer.from(GROUP, name), XReadArgs.Builder.count(count), from));
    }

    @Override
    public void confirm() {
      for (List<String> batch : DeliveryComparison.batches(unconfirmed)) {
        String[] ids = batch.toArray(String[]::new);
        connections.ask(redis -> redis.xack(stream, GROUP, ids));
      }
      unconfirmed.clear();
    }
  }
}
