package handson.redis.basics;

import handson.redis.kit.Lesson;
import handson.redis.kit.LessonMain;
import handson.redis.kit.Topic;
import java.util.List;

/** Lesson 1: from SET and GET to thousands of keys in few round trips. */
public final class BasicsLesson implements Lesson {

  /**
   * Shows the tour: {@code --client}, {@code --redis} and {@code --step} as in {@code ./course
   * run}.
   */
  public static void main(String[] arguments) {
    LessonMain.run(new BasicsLesson(), arguments);
  }

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String name() {
    return "basics";
  }

  @Override
  public String title() {
    return "keys, values and counters";
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.exercise(KeyValues.class, "keys and values", 15, 1, 10),
        Topic.exercise(BossBattle.class, "counters: the boss battle", 15, 2, 10),
        Topic.exercise(KeyFinder.class, "finding keys", 20, 3, 10, "key-values"),
        Topic.exercise(ProfileStore.class, "objects as JSON", 20, 2, 10, "key-values"),
        Topic.exercise(BulkLoader.class, "pipelining", 25, 3, 15, "key-values", "boss-battle"),
        Topic.shown(Connector.class, "connecting"));
  }
}
