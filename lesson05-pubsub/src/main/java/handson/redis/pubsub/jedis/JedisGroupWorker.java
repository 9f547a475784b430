package handson.redis.pubsub.jedis;

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
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;
import redis.clients.jedis.resps.StreamPendingEntry;

/** A group's member with Jedis: each waiting take has a connection of the pool to itself. */
public final class JedisGroupWorker implements GroupWorker {
  private static final Script LEAVE = Script.read("group-leave.lua");
  private static final StreamEntryID BEGIN = new StreamEntryID(0);

  private final UnifiedJedis jedis;

  public JedisGroupWorker(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-create
  @Override
  public boolean create(String stream, String group) {
    try {
      jedis.xgroupCreate(stream, group, BEGIN, true);
      return true;
    } catch (JedisDataException e) {
      if (e.getMessage().startsWith("BUSYGROUP")) {
        return false;
      }
      throw e;
    }
  }

  // end

  // snippet: jedis-take
  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    XReadGroupParams params =
        XReadGroupParams.xReadGroupParams().count(GroupWorker.atLeastOne(count));
    int millis = GroupWorker.patience(patience);
    if (millis > 0) {
      // BLOCK 0 is: wait for ever.
      params.block(millis);
    }
    var found = jedis.xreadGroupAsMap(
        member.group(),
        member.consumer(),
        params,
        Map.of(member.stream(), StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
    return found == null ? List.of() : events(found.get(member.stream()));
  }

  // end

  @Override
  public boolean ack(String stream, String group, String id) {
    return jedis.xack(stream, group, new StreamEntryID(id)) == 1;
  }

  // snippet: jedis-claim
  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    long millis = GroupWorker.idle(idle);
    List<Event> claimed = new ArrayList<>();
    String from = "-";
    int missing;
    StreamEntryID[] old;
    do {
      missing = GroupWorker.atLeastOne(count) - claimed.size();
      old = old(member, XPendingParams.xPendingParams(from, "+", missing).idle(millis));
      if (old.length > 0) {
        // With the idle time again: of two that look at once, one gets it. What the stream has
        // forgotten is pending no more.
        claimed.addAll(events(jedis.xclaim(
            member.stream(), member.group(), member.consumer(), millis, new XClaimParams(), old)));
        from = "(" + old[old.length - 1];
      }
    } while (old.length == missing && claimed.size() < count);
    return claimed;
  }

  private StreamEntryID[] old(Member member, XPendingParams idle) {
    return jedis.xpending(member.stream(), member.group(), idle).stream()
        .map(StreamPendingEntry::getID)
        .toArray(StreamEntryID[]::new);
  }

  // end

  @Override
  public List<Pending> pending(String stream, String group, int count) {
    XPendingParams all = XPendingParams.xPendingParams("-", "+", GroupWorker.atLeastOne(count));
    return jedis.xpending(stream, group, all).stream()
        .map(entry -> new Pending(
            entry.getID().toString(), entry.getConsumerName(), entry.getDeliveredTimes()))
        .toList();
  }

  @Override
  public boolean leave(Member member) {
    List<String> keys = List.of(member.stream());
    List<String> values = List.of(member.group(), member.consumer());
    try {
      return jedis.evalsha(LEAVE.sha1(), keys, values).equals(1L);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(LEAVE.text(), keys, values).equals(1L);
    }
  }

  // snippet: jedis-work
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

  // end

  private static List<Event> events(List<StreamEntry> entries) {
    return entries.stream()
        .map(entry -> new Event(entry.getID().toString(), entry.getFields()))
        .toList();
  }
}
