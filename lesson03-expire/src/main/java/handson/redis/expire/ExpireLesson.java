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
    return List.of(
        Topic.exercise(ExpiringNotes.class, "expiry: notes that fade", 25, 2, 10),
        Topic.exercise(
            ExpiringLog.class, "expiry: the log that forgets", 20, 3, 10, "expiring-notes"),
        Topic.exercise(SessionStore.class, "sessions", 40, 4, 20, "expiring-notes"),
        Topic.exercise(OneTimeTokens.class, "one-time tokens", 15, 2, 10),
        Topic.exercise(CacheAside.class, "cache-aside", 45, 5, 20),
        Topic.exercise(FixedWindowLimiter.class, "throttling: the fixed window", 20, 3, 10),
        Topic.exercise(
            SlidingWindowLimiter.class,
            "throttling: the sliding window",
            35,
            4,
            15,
            "fixed-window-limiter"),
        Topic.exercise(GcraLimiter.class, "throttling: GCRA", 30, 5, 15, "sliding-window-limiter"),
        Topic.shown(KeyEvents.class, "being told: keyspace notifications"),
        Topic.exercise(KeyAudit.class, "finding trouble: the audit", 25, 3, 15));
  }
}
