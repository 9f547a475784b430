package handson.redis.datatypes;

import handson.redis.kit.Lesson;
import handson.redis.kit.LessonMain;
import handson.redis.kit.Topic;
import handson.redis.kit.TourOption;
import java.util.List;

/** Lesson 2: the right structure for the data. */
public final class DatatypesLesson implements Lesson {

  /**
   * Shows the tour: {@code --client}, {@code --redis} and {@code --step} as in {@code ./course
   * run}.
   */
  public static void main(String[] arguments) {
    LessonMain.run(new DatatypesLesson(), arguments);
  }

  @Override
  public int number() {
    return 2;
  }

  @Override
  public String name() {
    return "datatypes";
  }

  @Override
  public String title() {
    return "the right structure for the data";
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.exercise(ServiceDirectory.class, "lists: the service directory", 25, 2, 10),
        Topic.exercise(LatestFeed.class, "lists: the latest 100", 20, 3, 10, "service-directory"),
        Topic.exercise(AccountDirectory.class, "hashes: the account directory", 25, 3, 15),
        Topic.exercise(Bestiary.class, "hashes: the bestiary", 30, 3, 15, "account-directory"),
        Topic.exercise(Favourites.class, "sets: favourites", 15, 2, 10),
        Topic.exercise(TagIndex.class, "sets: tags, both ways", 30, 4, 15, "favourites"),
        Topic.exercise(WeeklyBoards.class, "sorted sets: weekly boards", 20, 3, 10),
        Topic.exercise(
            Leaderboard.class, "sorted sets: the leaderboard", 40, 5, 20, "weekly-boards"),
        Topic.exercise(DailyActives.class, "bitmaps: daily actives", 25, 3, 15),
        Topic.exercise(
            CompactCounters.class, "bitmaps: compact counters", 15, 2, 10, "daily-actives"),
        Topic.exercise(UniqueVisitors.class, "HyperLogLog: unique visitors", 15, 2, 10),
        Topic.shown(MemoryCost.class, "what it costs"));
  }

  @Override
  public List<TourOption> options() {
    return List.of(
        new TourOption(
            ServiceDirectoryTour.OPTION, "FILE", "a file to load in place of /etc/services"),
        new TourOption(
            PasswdSource.OPTION,
            "FILE",
            "accounts to load in place of /etc/passwd; never a shadow file"));
  }
}
