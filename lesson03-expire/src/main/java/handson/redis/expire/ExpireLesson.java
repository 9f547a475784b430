package handson.redis.expire;

import handson.redis.kit.Lesson;
import handson.redis.kit.LessonMain;
import handson.redis.kit.Topic;
import java.util.List;

/** Lesson 3: data that leaves by itself. */
public final class ExpireLesson implements Lesson {

  /**
   * Shows the tour: {@code --client}, {@code --redis} and {@code --step} as in {@code ./course
   * run}.
   */
  public static void main(String[] arguments) {
    LessonMain.run(new ExpireLesson(), arguments);
  }

  @Override
  public int number() {
    return 3;
  }

  @Override
  public String name() {
    return "expire";
  }

  @Override
  public String title() {
    return "data that leaves by itself";
  }

  @Override
  public List<Topic> topics() {
    return List.of(Topic.exercise(CacheAside.class, "cache-aside", 45, 5, 20));
  }
}
