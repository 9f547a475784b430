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
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XPendingArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.models.stream.PendingMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A group's member with Lettuce: each waiting take has a connection to itself. */
public final class LettuceGroupWorker implements GroupWorker, AutoCloseable {
  private static final Script LEAVE = Script.read("group-leave.lua");
  private static final String BEGIN = "0-0";

  private final LettuceConnections connections;

  public LettuceGroupWorker(RedisClient client) {
    this.connections = new LettuceConnections(client);
  }

  @Override
  public boolean create(String stream, String group) {
    try {
      connections.ask(redis -> redis.xgroupCreate(
          StreamOffset.from(stream, BEGIN), group, XGroupCreateArgs.Builder.mkstream()));
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
    Consumer<String> consumer = consumer(member);
    int millis = GroupWorker.patience(patience);
    return events(
        millis == 0
            ? connections.ask(redis -> redis.xreadgroup(consumer, args, undelivered))
            : connections.await(
                patience, redis -> redis.xreadgroup(consumer, args.block(millis), undelivered)));
  }

  // end

  @Override
  public boolean ack(String stream, String group, String id) {
    return connections.ask(redis -> redis.xack(stream, group, id)) == 1;
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    long millis = GroupWorker.idle(idle);
    List<Event> claimed = new ArrayList<>();
    Boundary<String> from = Boundary.unbounded();
    int missing;
    String[] old;
    do {
      missing = GroupWorker.atLeastOne(count) - claimed.size();
      old = old(member, millis, from, missing);
      if (old.length > 0) {
        String[] ids = old;
        // With the idle time again: of two that look at once, one gets it. What the stream has
        // forgotten is pending no more.
        claimed.addAll(events(connections.ask(
            redis -> redis.xclaim(member.stream(), consumer(member), millis, ids))));
        // Of an excluding boundary XPENDING would get the id alone.
        from = Boundary.including("(" + old[old.length - 1]);
      }
    } while (old.length == missing && claimed.size() < count);
    return claimed;
  }

  private String[] old(Member member, long millis, Boundary<String> from, int count) {
    XPendingArgs<String> idle = new XPendingArgs<String>()
        .group(member.group())
        .range(Range.from(from, Boundary.unbounded()))
        .limit(Limit.from(count))
        .idle(millis);
    return connections.ask(redis -> redis.xpending(member.stream(), idle)).stream()
        .map(PendingMessage::getId)
        .toArray(String[]::new);
  }

  @Override
  public List<Pending> pending(String stream, String group, int count) {
    Limit most = Limit.from(GroupWorker.atLeastOne(count));
    return connections.ask(redis -> redis.xpending(stream, group, Range.unbounded(), most)).stream()
        // Lettuce says redelivery, but the first delivery counts.
        .map(found -> new Pending(found.getId(), found.getConsumer(), found.getRedeliveryCount()))
        .toList();
  }

  @Override
  public boolean leave(Member member) {
    String[] keys = {member.stream()};
    String[] values = {member.group(), member.consumer()};
    try {
      return connections.ask(
          redis -> redis.<Boolean>evalsha(LEAVE.sha1(), ScriptOutputType.BOOLEAN, keys, values));
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return connections.ask(
          redis -> redis.<Boolean>eval(LEAVE.text(), ScriptOutputType.BOOLEAN, keys, values));
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
    connections.close();
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
