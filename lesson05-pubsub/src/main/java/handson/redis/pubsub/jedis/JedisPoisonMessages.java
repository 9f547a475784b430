package handson.redis.pubsub.jedis;

import handson.redis.pubsub.DeadLetter;
import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.PoisonMessages;
import handson.redis.pubsub.Script;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.XPendingParams;

/** Poison messages with Jedis. */
public final class JedisPoisonMessages implements PoisonMessages {
  private static final Script BURY = Script.read("poison-bury.lua");
  private static final Script REQUEUE = Script.read("poison-requeue.lua");

  private final UnifiedJedis jedis;

  public JedisPoisonMessages(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-deliveries
  @Override
  public long deliveries(String stream, String group, String id) {
    var pending = jedis.xpending(stream, group, XPendingParams.xPendingParams(id, id, 1));
    return pending.isEmpty() ? 0 : pending.get(0).getDeliveredTimes();
  }

  // end

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    return run(BURY, stream, group, id, error, Integer.toString(MOST_DEAD)).equals(1L);
  }

  @Override
  public List<DeadLetter> buried(String stream, String after, int count) {
    String dead = PoisonMessages.deadKey(stream);
    return jedis.xrange(dead, "(" + after, "+", PoisonMessages.atLeastOne(count)).stream()
        .map(entry -> DeadLetter.of(entry.getID().toString(), entry.getFields()))
        .toList();
  }

  @Override
  public Optional<String> requeue(String stream, String id, int most) {
    String keep = Integer.toString(PoisonMessages.atLeastOne(most));
    return Optional.ofNullable((String) run(REQUEUE, stream, id, keep));
  }

  // snippet: jedis-handle
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
    jedis.xack(member.stream(), member.group(), new StreamEntryID(event.id()));
    return Outcome.DONE;
  }

  // end

  private Object run(Script script, String stream, String... values) {
    List<String> keys = List.of(stream, PoisonMessages.deadKey(stream));
    try {
      return jedis.evalsha(script.sha1(), keys, List.of(values));
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(script.text(), keys, List.of(values));
    }
  }
}
