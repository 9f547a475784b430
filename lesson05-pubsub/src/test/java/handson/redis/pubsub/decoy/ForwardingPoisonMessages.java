package handson.redis.pubsub.decoy;

import handson.redis.pubsub.DeadLetter;
import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.PoisonMessages;
import handson.redis.pubsub.jedis.JedisPoisonMessages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingPoisonMessages implements PoisonMessages {
  protected final UnifiedJedis jedis;
  private final PoisonMessages right;

  ForwardingPoisonMessages(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisPoisonMessages(jedis);
  }

  @Override
  public long deliveries(String stream, String group, String id) {
    return right.deliveries(stream, group, id);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    return right.bury(stream, group, id, error);
  }

  @Override
  public List<DeadLetter> buried(String stream, String after, int count) {
    return right.buried(stream, after, count);
  }

  @Override
  public Optional<String> requeue(String stream, String id, int most) {
    return right.requeue(stream, id, most);
  }

  @Override
  public Outcome handle(Member member, Event event, int attempts, EventHandler handler)
      throws InterruptedException {
    return right.handle(member, event, attempts, handler);
  }

  protected final void ack(String stream, String group, String id) {
    jedis.xack(stream, group, new StreamEntryID(id));
  }

  protected final void ack(Member member, Event event) {
    ack(member.stream(), member.group(), event.id());
  }

  /** The fields that a letter of this event should have, read in a step of its own. */
  protected final Map<String, String> letter(String stream, String group, String id, String error) {
    Map<String, String> letter = new LinkedHashMap<>();
    letter.put("dead:id", id);
    letter.put("dead:group", group);
    letter.put("dead:error", error);
    letter.put("dead:deliveries", Long.toString(deliveries(stream, group, id)));
    jedis.xrange(stream, id, id).forEach(event -> letter.putAll(event.getFields()));
    return letter;
  }
}
