package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.Pending;
import handson.redis.pubsub.jedis.JedisGroupWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingGroupWorker implements GroupWorker {
  protected final UnifiedJedis jedis;
  private final GroupWorker right;

  ForwardingGroupWorker(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisGroupWorker(jedis);
  }

  @Override
  public boolean create(String stream, String group) {
    return right.create(stream, group);
  }

  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    return right.take(member, count, patience);
  }

  @Override
  public boolean ack(String stream, String group, String id) {
    return right.ack(stream, group, id);
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    return right.claim(member, idle, count);
  }

  @Override
  public List<Pending> pending(String stream, String group, int count) {
    return right.pending(stream, group, count);
  }

  @Override
  public boolean leave(Member member) {
    return right.leave(member);
  }

  @Override
  public boolean work(Member member, Duration idle, Duration patience, EventHandler handler)
      throws Exception {
    return right.work(member, idle, patience, handler);
  }

  /** XREADGROUP with these parameters, from this id. */
  protected final List<Event> read(Member member, XReadGroupParams params, StreamEntryID from) {
    var found = jedis.xreadGroupAsMap(
        member.group(), member.consumer(), params, Map.of(member.stream(), from));
    return found == null ? List.of() : events(found.get(member.stream()));
  }

  protected static List<Event> events(List<StreamEntry> entries) {
    return entries.stream()
        .map(entry -> new Event(entry.getID().toString(), entry.getFields()))
        .toList();
  }
}
