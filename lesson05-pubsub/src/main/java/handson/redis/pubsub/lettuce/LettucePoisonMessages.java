package handson.redis.pubsub.lettuce;

import handson.redis.pubsub.DeadLetter;
import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.PoisonMessages;
import handson.redis.pubsub.Script;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.models.stream.PendingMessage;
import java.util.List;
import java.util.Optional;

/** Poison messages with Lettuce. */
public final class LettucePoisonMessages implements PoisonMessages, AutoCloseable {
  private static final Script BURY = Script.read("poison-bury.lua");
  private static final Script REQUEUE = Script.read("poison-requeue.lua");

  private final LettuceConnections connections;

  public LettucePoisonMessages(RedisClient client) {
    this.connections = new LettuceConnections(client);
  }

  @Override
  public long deliveries(String stream, String group, String id) {
    // Lettuce says redelivery, but the first delivery counts.
    Range<String> one = Range.create(id, id);
    return connections.ask(redis -> redis.xpending(stream, group, one, Limit.from(1))).stream()
        .mapToLong(PendingMessage::getRedeliveryCount)
        .findFirst()
        .orElse(0);
  }

  // snippet: lettuce-bury
  @Override
  public boolean bury(String stream, String group, String id, String error) {
    String most = Integer.toString(MOST_DEAD);
    return this.<Boolean>run(BURY, ScriptOutputType.BOOLEAN, stream, group, id, error, most);
  }

  // end

  @Override
  public List<DeadLetter> buried(String stream, String after, int count) {
    Range<String> behind = Range.from(Boundary.excluding(after), Boundary.unbounded());
    Limit most = Limit.from(PoisonMessages.atLeastOne(count));
    String dead = PoisonMessages.deadKey(stream);
    return connections.ask(redis -> redis.xrange(dead, behind, most)).stream()
        .map(entry -> DeadLetter.of(entry.getId(), entry.getBody()))
        .toList();
  }

  @Override
  public Optional<String> requeue(String stream, String id, int most) {
    String keep = Integer.toString(PoisonMessages.atLeastOne(most));
    return Optional.ofNullable(run(REQUEUE, ScriptOutputType.VALUE, stream, id, keep));
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
    connections.ask(redis -> redis.xack(member.stream(), member.group(), event.id()));
    return Outcome.DONE;
  }

  private <T> T run(Script script, ScriptOutputType type, String stream, String... values) {
    String[] keys = {stream, PoisonMessages.deadKey(stream)};
    try {
      return connections.ask(redis -> redis.evalsha(script.sha1(), type, keys, values));
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return connections.ask(redis -> redis.eval(script.text(), type, keys, values));
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
