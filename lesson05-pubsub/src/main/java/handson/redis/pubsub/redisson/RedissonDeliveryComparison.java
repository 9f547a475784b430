package handson.redis.pubsub.redisson;

import handson.redis.pubsub.DeliveryComparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RQueue;
import org.redisson.api.RStream;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.PlainOptions;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.api.stream.StreamCreateGroupArgs;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamReadArgs;
import org.redisson.api.stream.StreamReadGroupArgs;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** The four ways with Redisson, which keeps connections for subscriptions apart. */
public final class RedissonDeliveryComparison implements DeliveryComparison {
  private final RedissonClient redisson;

  public RedissonDeliveryComparison(RedissonClient redisson) {
    this.redisson = redisson;
  }

  // snippet: redisson-send
  @Override
  public void send(Way way, String name, List<String> messages) {
    for (List<String> batch : DeliveryComparison.batches(messages)) {
      // After a timeout Redisson would send again what may have arrived.
      RBatch pipeline = redisson.createBatch(BatchOptions.defaults().retryAttempts(0));
      for (String message : batch) {
        switch (way) {
          case PUB_SUB -> pipeline.getTopic(name, StringCodec.INSTANCE).publishAsync(message);
          case LIST -> pipeline.getQueue(name, StringCodec.INSTANCE).offerAsync(message);
          case STREAM, GROUP ->
            pipeline
                .<String, String>getStream(name, StringCodec.INSTANCE)
                .addAsync(bounded(message));
        }
      }
      pipeline.execute();
    }
  }

  private static StreamAddArgs<String, String> bounded(String message) {
    StreamAddArgs<String, String> entry = StreamAddArgs.entry(FIELD, message);
    entry.trimNonStrict().maxLen(MOST_KEPT);
    return entry;
  }

  // end

  @Override
  public Receiver receiver(Way way, String name, String receiver) {
    PlainOptions options = PlainOptions.name(name).codec(StringCodec.INSTANCE).retryAttempts(0);
    return switch (way) {
      case PUB_SUB -> new Subscriber(redisson.getTopic(options));
      case LIST -> {
        RQueue<String> queue = redisson.getQueue(options);
        yield (count, patience) -> queue.poll(DeliveryComparison.atLeastOne(count));
      }
      case STREAM -> new StreamReader(redisson.getStream(options));
      case GROUP -> new GroupReader(redisson.getStream(options), receiver);
    };
  }

  @Override
  public long bytes(String name) {
    return redisson.getBucket(name).sizeInMemory();
  }

  @Override
  public long usedMemory() {
    return Long.parseLong(redisson
        .getRedisNodes(RedisNodes.SINGLE)
        .getInstance()
        .info(RedisNode.InfoSection.MEMORY)
        .get("used_memory"));
  }

  /**
   * Subscribers of one Redisson share a subscription to a channel: a new one may be told what is on
   * its way to an older one.
   */
  private static final class Subscriber implements Receiver {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final RTopic topic;
    private final int listener;

    Subscriber(RTopic topic) {
      this.topic = topic;
      this.listener = topic.addListener(String.class, (from, message) -> messages.add(message));
    }

    @Override
    public List<String> receive(int count, Duration patience) {
      return DeliveryComparison.arrived(messages, DeliveryComparison.atLeastOne(count), patience);
    }

    @Override
    public void close() {
      // removeListener would wait for Redis as long as for any command.
      CompletableFuture<Void> removed = topic.removeListenerAsync(listener).toCompletableFuture();
      removed.copy().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }
  }

  private static final class StreamReader implements Receiver {
    private final RStream<String, String> stream;
    private StreamMessageId position = StreamMessageId.ALL;

    StreamReader(RStream<String, String> stream) {
      this.stream = stream;
    }

    @Override
    public List<String> receive(int count, Duration patience) {
      var entries = stream.read(
          StreamReadArgs.greaterThan(position).count(DeliveryComparison.atLeastOne(count)));
      List<String> messages = new ArrayList<>();
      entries.forEach((id, fields) -> {
        position = id;
        messages.add(fields.get(FIELD));
      });
      return messages;
    }
  }

  private static final class GroupReader implements Receiver {
    private final RStream<String, String> stream;
    private final String name;
    private final List<StreamMessageId> unconfirmed = new ArrayList<>();
    private StreamMessageId position = StreamMessageId.ALL;
    // First it reads what it was given before; then it asks for what nobody was given.
    private boolean again = true;

    GroupReader(RStream<String, String> stream, String name) {
      this.stream = stream;
      this.name = name;
      try {
        stream.createGroup(
            StreamCreateGroupArgs.name(GROUP).id(StreamMessageId.ALL).makeStream());
      } catch (RedisException e) {
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
        List<StreamMessageId> ids = List.copyOf(entries.keySet());
        position = ids.get(ids.size() - 1);
        unconfirmed.addAll(ids);
        // What the stream has trimmed is pending still, without its fields.
        List<String> messages = entries.values().stream()
            .filter(Objects::nonNull)
            .map(fields -> fields.get(FIELD))
            .filter(Objects::nonNull)
            .toList();
        if (!messages.isEmpty()) {
          return messages;
        }
      }
    }

    private Map<StreamMessageId, Map<String, String>> read(int count) {
      StreamMessageId from = again ? position : StreamMessageId.NEVER_DELIVERED;
      return stream.readGroup(GROUP, name, StreamReadGroupArgs.greaterThan(from).count(count));
    }

    @Override
    public void confirm() {
      for (List<StreamMessageId> batch : DeliveryComparison.batches(unconfirmed)) {
        stream.ack(GROUP, batch.toArray(StreamMessageId[]::new));
      }
      unconfirmed.clear();
    }
  }
}
