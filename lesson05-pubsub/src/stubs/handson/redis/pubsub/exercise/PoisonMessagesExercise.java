package handson.redis.pubsub.exercise;

import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import handson.redis.pubsub.DeadLetter;
import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.PoisonMessages;
import java.util.List;
import java.util.Optional;

/** Your dead letters. What each method promises stands in {@link PoisonMessages}. */
public final class PoisonMessagesExercise implements PoisonMessages {
  private final RedisClients clients;

  public PoisonMessagesExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public long deliveries(String stream, String group, String id) {
    // TODO
    throw new NotDoneYet("poison-messages: say how often an event was delivered");
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    // TODO
    throw new NotDoneYet("poison-messages: move it to the dead letters, in one step");
  }

  @Override
  public List<DeadLetter> buried(String stream, String after, int count) {
    // TODO
    throw new NotDoneYet("poison-messages: read a page of the dead letters");
  }

  @Override
  public Optional<String> requeue(String stream, String id, int most) {
    // TODO
    throw new NotDoneYet("poison-messages: put it back into the stream, in one step");
  }

  @Override
  public Outcome handle(Member member, Event event, int attempts, EventHandler handler)
      throws InterruptedException {
    // TODO
    throw new NotDoneYet("poison-messages: handle it, and bury it when it failed too often");
  }
}
