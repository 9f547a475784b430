package handson.redis.datatypes;

import handson.redis.kit.Lesson;
import handson.redis.kit.LessonMain;
import handson.redis.kit.Topic;
import handson.redis.kit.Tour;
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
        // lists
        // hashes
        // sets
        // sorted sets
        // bitmaps and HyperLogLog
        Topic.exercise(DailyActives.class, "bitmaps: daily actives", 25, 3, 15),
        Topic.exercise(UniqueVisitors.class, "HyperLogLog: unique visitors", 15, 2, 10),
        // what it costs
        Topic.shown(MemoryCost.class, "what it costs"));
  }

  @Override
  public List<TourOption> options() {
    return List.of(
        // lists: --services
        // hashes: --passwd
        );
  }

  @Override
  public void tour(Tour tour) {
    // lists
    // hashes
    // sets
    // sorted sets
    // bitmaps and HyperLogLog
    DailyActivesTour.show(tour);
    UniqueVisitorsTour.show(tour);
    // what it costs
    tour.reference(MemoryCost.class).ifPresent(memory -> MemoryCostTour.show(tour, memory));
  }
}
