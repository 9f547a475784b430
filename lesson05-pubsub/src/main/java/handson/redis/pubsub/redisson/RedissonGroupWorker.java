package handson.redis.pubsub.redisson;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.Pending;
import handson.redis.pubsub.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RScript;
import org.redisson.api.RStream;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.api.stream.PendingEntry;
import org.redisson.api.stream.StreamCreateGroupArgs;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamPendingRangeArgs;
import org.redisson.api.stream.StreamReadGroupArgs;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** A group's member with Redisson: each waiting take has a connection of the pool to itself. */
public final class RedissonGroupWorker implements GroupWorker {
  private static final Script LEAVE = Script.read("group-leave.lua");
  private static final StreamMessageId BEGIN = new StreamMessageId(0, 0);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonGroupWorker(RedissonClient redisson) {
    this.redisson = redisson;
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  // snippet: redisson-create
  @Override
  public boolean create(String stream, String group) {
    try {
      // Without an id Redisson begins at the end, with $.
      stream(stream).createGroup(StreamCreateGroupArgs.name(group).id(BEGIN).makeStream());
      return true;
    } catch (RedisException e) {
      if (e.getMessage().startsWith("BUSYGROUP")) {
        return false;
      }
      throw e;
    }
  }

  // end

  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    GroupWorker.atLeastOne(count);
    int millis = GroupWorker.patience(patience);
    if (millis == 0) {
      return taken(member, StreamReadGroupArgs.neverDelivered().count(count));
    }
    long begin = System.nanoTime();
    Duration waiting = Duration.ofMillis(millis);
    List<Event> taken =
        taken(member, StreamReadGroupArgs.neverDelivered().count(count).timeout(waiting));
    boolean silent = System.nanoTime() - begin > waiting.plus(SILENCE).toNanos();
    // After three seconds of silence Redisson says that nothing came. Ask: now there is an answer,
    // or the client's timeout.
    return taken.isEmpty() && silent ? take(member, count, Duration.ZERO) : taken;
  }

  private List<Event> taken(Member member, StreamReadGroupArgs args) {
    return events(stream(member.stream()).readGroup(member.group(), member.consumer(), args));
  }

  @Override
  public boolean ack(String stream, String group, String id) {
    return stream(stream).ack(group, id(id)) == 1;
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    long millis = GroupWorker.idle(idle);
    List<Event> claimed = new ArrayList<>();
    StreamMessageId from = BEGIN;
    int missing;
    StreamMessageId[] old;
    do {
      missing = GroupWorker.atLeastOne(count) - claimed.size();
      old = old(member, millis, from, missing);
      if (old.length > 0) {
        // With the idle time again: of two that look at once, one gets it. What the stream has
        // forgotten is pending no more.
        claimed.addAll(events(stream(member.stream())
            .claim(member.group(), member.consumer(), millis, TimeUnit.MILLISECONDS, old)));
        from = old[old.length - 1];
      }
    } while (old.length == missing && claimed.size() < count);
    return claimed;
  }

  private StreamMessageId[] old(Member member, long millis, StreamMessageId from, int count) {
    StreamPendingRangeArgs idle = StreamPendingRangeArgs.groupName(member.group())
        .startIdExclusive(from)
        .endId(StreamMessageId.MAX)
        .count(count)
        .idleTime(Duration.ofMillis(millis));
    return stream(member.stream()).listPending(idle).stream()
        .map(PendingEntry::getId)
        .toArray(StreamMessageId[]::new);
  }

  @Override
  public List<Pending> pending(String stream, String group, int count) {
    StreamPendingRangeArgs all = StreamPendingRangeArgs.groupName(group)
        .startId(StreamMessageId.MIN)
        .endId(StreamMessageId.MAX)
        .count(GroupWorker.atLeastOne(count));
    return stream(stream).listPending(all).stream()
        .map(found -> new Pending(
            found.getId().toString(), found.getConsumerName(), found.getDeliveryCount()))
        .toList();
  }

  @Override
  public boolean leave(Member member) {
    return scripts.<Boolean>eval(
        RScript.Mode.READ_WRITE,
        LEAVE.text(),
        RScript.ReturnType.BOOLEAN,
        List.of(member.stream()),
        member.group(),
        member.consumer());
  }

  @Override
  public boolean work(Member member, Duration idle, Duration patience, EventHandler handler)
      throws Exception {
    List<Event> next = claim(member, idle, 1);
    if (next.isEmpty()) {
      next = take(member, 1, patience);
    }
    for (Event event : next) {
      handler.handle(event);
      ack(member.stream(), member.group(), event.id());
    }
    return !next.isEmpty();
  }

  private RStream<String, String> stream(String name) {
    // A second XREADGROUP after a timeout would take events that nobody works on before the next
    // claim.
    return redisson.getStream(
        PlainOptions.name(name).codec(StringCodec.INSTANCE).retryAttempts(0));
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
