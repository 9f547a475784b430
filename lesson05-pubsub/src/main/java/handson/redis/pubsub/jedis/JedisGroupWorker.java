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
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

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
    int millis = GroupWorker.millis(patience);
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
    int millis = GroupWorker.millis(idle);
    List<Event> claimed = new ArrayList<>();
    StreamEntryID cursor = BEGIN;
    do {
      // It looks at a piece of the pending list, and counts what the stream has forgotten too.
      int missing = GroupWorker.atLeastOne(count) - claimed.size();
      var piece = jedis.xautoclaim(
          member.stream(),
          member.group(),
          member.consumer(),
          millis,
          cursor,
          XAutoClaimParams.xAutoClaimParams().count(missing));
      claimed.addAll(events(piece.getValue()));
      cursor = piece.getKey();
    } while (claimed.size() < count && !cursor.equals(BEGIN));
    return claimed;
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
