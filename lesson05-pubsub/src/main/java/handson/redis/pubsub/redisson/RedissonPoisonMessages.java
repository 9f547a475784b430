package handson.redis.pubsub.redisson;

import handson.redis.pubsub.DeadLetter;
import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.PoisonMessages;
import handson.redis.pubsub.Script;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RScript;
import org.redisson.api.RStream;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.stream.PendingEntry;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamPendingRangeArgs;
import org.redisson.api.stream.StreamRangeArgs;
import org.redisson.client.codec.StringCodec;

/** Poison messages with Redisson. */
public final class RedissonPoisonMessages implements PoisonMessages {
  private static final Script BURY = Script.read("poison-bury.lua");
  private static final Script REQUEUE = Script.read("poison-requeue.lua");

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonPoisonMessages(RedissonClient redisson) {
    this.redisson = redisson;
    // After a timeout a script is sent again, and would then say that there was nothing to do.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public long deliveries(String stream, String group, String id) {
    StreamPendingRangeArgs one =
        StreamPendingRangeArgs.groupName(group).startId(id(id)).endId(id(id)).count(1);
    return stream(stream).listPending(one).stream()
        .mapToLong(PendingEntry::getDeliveryCount)
        .findFirst()
        .orElse(0);
  }

  // snippet: redisson-bury
  @Override
  public boolean bury(String stream, String group, String id, String error) {
    return scripts.<Boolean>eval(
        RScript.Mode.READ_WRITE,
        BURY.text(),
        RScript.ReturnType.BOOLEAN,
        List.of(stream, PoisonMessages.deadKey(stream)),
        group,
        id,
        error,
        MOST_DEAD);
  }

  // end

  @Override
  public List<DeadLetter> buried(String stream, String after, int count) {
    StreamRangeArgs behind = StreamRangeArgs.startIdExclusive(id(after))
        .endId(StreamMessageId.MAX)
        .count(PoisonMessages.atLeastOne(count));
    return stream(PoisonMessages.deadKey(stream)).range(behind).entrySet().stream()
        .map(entry -> DeadLetter.of(entry.getKey().toString(), entry.getValue()))
        .toList();
  }

  @Override
  public Optional<String> requeue(String stream, String id, int most) {
    return Optional.ofNullable(scripts.<String>eval(
        RScript.Mode.READ_WRITE,
        REQUEUE.text(),
        RScript.ReturnType.VALUE,
        List.of(stream, PoisonMessages.deadKey(stream)),
        id,
        PoisonMessages.atLeastOne(most)));
  }

  @Override
  public Outcome handle(Member member, Event event, int attempts, EventHandler handler)
      throws InterruptedException {
    PoisonMessages.atLeastOne(attempts);
    long deliveries = deliveries(member.stream(), member.group(), event.id());
    if (deliveries > attempts) {
      bury(member.stream(), member.group(), event.id(), PoisonMessages.gaveUp(deliveries));
      return Outcome.BURIED;
    }
    try {
      handler.handle(event);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (deliveries < attempts) {
        return Outcome.RETRY;
      }
      bury(member.stream(), member.group(), event.id(), e.toString());
      return Outcome.BURIED;
    }
    stream(member.stream()).ack(member.group(), id(event.id()));
    return Outcome.DONE;
  }

  private RStream<String, String> stream(String name) {
    return redisson.getStream(name, StringCodec.INSTANCE);
  }

  private static StreamMessageId id(String text) {
    String[] parts = text.split("-", 2);
    return new StreamMessageId(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }
}
