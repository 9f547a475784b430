package handson.redis.pubsub;

import handson.redis.kit.Lesson;
import handson.redis.kit.LessonMain;
import handson.redis.kit.Topic;
import java.util.List;

/** Lesson 5: messages, fleeting and kept. */
public final class PubsubLesson implements Lesson {

  /**
   * Shows the tour: {@code --client}, {@code --redis} and {@code --step} as in {@code ./course
   * run}.
   */
  public static void main(String[] arguments) {
    LessonMain.run(new PubsubLesson(), arguments);
  }

  @Override
  public int number() {
    return 5;
  }

  @Override
  public String name() {
    return "pubsub";
  }

  @Override
  public String title() {
    return "messages, fleeting and kept";
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.exercise(Notifier.class, "pub/sub: notifications", 25, 3, 10),
        Topic.exercise(PatternListener.class, "pub/sub: patterns", 20, 3, 10, "notifier"),
        Topic.exercise(EventLog.class, "streams: the event log", 25, 3, 15),
        Topic.exercise(
            GroupWorker.class, "consumer groups: work that comes back", 40, 5, 20, "event-log"),
        Topic.exercise(PoisonMessages.class, "poison messages", 25, 4, 15, "group-worker"),
        Topic.shown(PartitionedStream.class, "order by key over several streams"),
        Topic.shown(KeyChanges.class, "keyspace notifications as a stream of events"),
        Topic.shown(DeliveryComparison.class, "choosing"));
  }
}
