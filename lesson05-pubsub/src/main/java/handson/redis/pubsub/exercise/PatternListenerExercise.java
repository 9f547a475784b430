package handson.redis.pubsub.exercise;

import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import handson.redis.pubsub.PatternListener;
import handson.redis.pubsub.Subscription;
import java.util.Set;
import java.util.function.Consumer;

/** Your listener to patterns. What each method promises stands in {@link PatternListener}. */
public final class PatternListenerExercise implements PatternListener {
  private final RedisClients clients;

  public PatternListenerExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    // TODO
    throw new NotDoneYet("pattern-listener: subscribe to patterns, and tell by which one it came");
  }

  @Override
  public String literally(String name) {
    // TODO
    throw new NotDoneYet("pattern-listener: take the meaning from the signs of a pattern");
  }
}
