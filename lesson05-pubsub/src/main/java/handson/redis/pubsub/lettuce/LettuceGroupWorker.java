package handson.redis.pubsub.lettuce;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.Pending;
import handson.redis.pubsub.Script;
import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.models.stream.ClaimedMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A group's member with Lettuce: each waiting take has a connection to itself. */
public final class LettuceGroupWorker implements GroupWorker, AutoCloseable {
  private static final Script LEAVE = Script.read("group-leave.lua");
  private static final String BEGIN = "0-0";
  private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> shared;
  private final RedisCommands<String, String> redis;
  private final Queue<StatefulRedisConnection<String, String>> idle = new ConcurrentLinkedQueue<>();

  public LettuceGroupWorker(RedisClient client) {
    this.client = client;
    this.shared = client.connect();
    this.redis = shared.sync();
  }

  @Override
  public boolean create(String stream, String group) {
    try {
      redis.xgroupCreate(
          StreamOffset.from(stream, BEGIN), group, XGroupCreateArgs.Builder.mkstream());
      return true;
    } catch (RedisBusyException e) {
      // A server that is busy with a script is one, too.
      if (e.getMessage().startsWith("BUSYGROUP")) {
        return false;
      }
      throw e;
    }
  }

  // snippet: lettuce-take
  @Override
  @SuppressWarnings("unchecked") // XREADGROUP takes several streams, as varargs of a generic type.
  public List<Event> take(Member member, int count, Duration patience) {
    XReadArgs args = XReadArgs.Builder.count(GroupWorker.atLeastOne(count));
    StreamOffset<String> undelivered = StreamOffset.lastConsumed(member.stream());
    int millis = GroupWorker.millis(patience);
    if (millis == 0) {
      return events(redis.xreadgroup(consumer(member), args, undelivered));
    }
    StatefulRedisConnection<String, String> own = idle.poll();
    if (own == null) {
      own = client.connect();
    }
    try {
      own.setTimeout(patience.plus(ON_THE_WAY));
      List<Event> events =
          events(own.sync().xreadgroup(consumer(member), args.block(millis), undelivered));
      idle.add(own);
      return events;
    } catch (RuntimeException e) {
      // It may wait in Redis still, and would take events that nobody works on before the next
      // claim.
      own.close();
      throw e;
    }
  }

  // end

  @Override
  public boolean ack(String stream, String group, String id) {
    return redis.xack(stream, group, id) == 1;
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    int millis = GroupWorker.millis(idle);
    List<Event> claimed = new ArrayList<>();
    String cursor = BEGIN;
    do {
      // It looks at a piece of the pending list, and counts what the stream has forgotten too.
      int missing = GroupWorker.atLeastOne(count) - claimed.size();
      ClaimedMessages<String, String> piece = redis.xautoclaim(
          member.stream(),
          new XAutoClaimArgs<String>()
              .consumer(consumer(member))
              .minIdleTime(millis)
              .startId(cursor)
              .count(missing));
      claimed.addAll(events(piece.getMessages()));
      cursor = piece.getId();
    } while (claimed.size() < count && !cursor.equals(BEGIN));
    return claimed;
  }

  @Override
  public List<Pending> pending(String stream, String group, int count) {
    Limit most = Limit.from(GroupWorker.atLeastOne(count));
    return redis.xpending(stream, group, Range.unbounded(), most).stream()
        // Lettuce says redelivery, but the first delivery counts.
        .map(found -> new Pending(found.getId(), found.getConsumer(), found.getRedeliveryCount()))
        .toList();
  }

  @Override
  public boolean leave(Member member) {
    String[] keys = {member.stream()};
    String[] values = {member.group(), member.consumer()};
    try {
      return redis.<Boolean>evalsha(LEAVE.sha1(), ScriptOutputType.BOOLEAN, keys, values);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return redis.<Boolean>eval(LEAVE.text(), ScriptOutputType.BOOLEAN, keys, values);
    }
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

  @Override
  public void close() {
    shared.close();
    idle.forEach(StatefulRedisConnection::close);
  }

  private static Consumer<String> consumer(Member member) {
    return Consumer.from(member.group(), member.consumer());
  }

  private static List<Event> events(List<StreamMessage<String, String>> messages) {
    return messages.stream()
        .map(message -> new Event(message.getId(), message.getBody()))
        .toList();
  }
}
