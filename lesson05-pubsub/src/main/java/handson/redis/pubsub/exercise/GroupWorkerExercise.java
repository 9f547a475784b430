package handson.redis.pubsub.exercise;

import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.Pending;
import java.time.Duration;
import java.util.List;

/** Your group's member. What each method promises stands in {@link GroupWorker}. */
public final class GroupWorkerExercise implements GroupWorker {
  private final RedisClients clients;

  public GroupWorkerExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public boolean create(String stream, String group) {
    // TODO
    throw new NotDoneYet("group-worker: make the group, from the stream's begin");
  }

  @Override
  public List<Event> take(Member member, int count, Duration patience) {
    // TODO
    throw new NotDoneYet("group-worker: read what nobody in the group has got yet");
  }

  @Override
  public boolean ack(String stream, String group, String id) {
    // TODO
    throw new NotDoneYet("group-worker: acknowledge an event");
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    // TODO
    throw new NotDoneYet("group-worker: take over what is pending for too long");
  }

  @Override
  public List<Pending> pending(String stream, String group, int count) {
    // TODO
    throw new NotDoneYet("group-worker: list what is pending");
  }

  @Override
  public boolean leave(Member member) {
    // TODO
    throw new NotDoneYet("group-worker: remove a member that holds nothing, in one step");
  }

  @Override
  public boolean work(Member member, Duration idle, Duration patience, EventHandler handler)
      throws Exception {
    // TODO
    throw new NotDoneYet("group-worker: claim or take one event, handle it, acknowledge it");
  }
}
