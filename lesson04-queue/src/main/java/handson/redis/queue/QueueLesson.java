package handson.redis.queue;

import handson.redis.kit.Lesson;
import handson.redis.kit.LessonMain;
import handson.redis.kit.Topic;
import java.util.List;

/** Lesson 4: from a list to a crawler that loses nothing. */
public final class QueueLesson implements Lesson {

  /**
   * Shows the tour: {@code --client}, {@code --redis} and {@code --step} as in {@code ./course
   * run}.
   */
  public static void main(String[] arguments) {
    LessonMain.run(new QueueLesson(), arguments);
  }

  @Override
  public int number() {
    return 4;
  }

  @Override
  public String name() {
    return "queue";
  }

  @Override
  public String title() {
    return "from a list to a crawler that loses nothing";
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.exercise(SimpleQueue.class, "a list as a queue", 20, 2, 10),
        Topic.exercise(ReliableQueue.class, "the reliable queue", 45, 5, 20, "simple-queue"),
        Topic.exercise(RetryQueue.class, "retry and dead letters", 35, 4, 15, "reliable-queue"),
        Topic.shown(BatchQueue.class, "in batches"),
        Topic.exercise(
            DelayedJobs.class, "delayed and prioritised jobs", 30, 4, 15, "reliable-queue"),
        Topic.exercise(Frontier.class, "the frontier: each URL once", 40, 4, 15));
  }
}
