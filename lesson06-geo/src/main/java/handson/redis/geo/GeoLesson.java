package handson.redis.geo;

import handson.redis.kit.Lesson;
import handson.redis.kit.LessonMain;
import handson.redis.kit.Topic;
import handson.redis.kit.TourOption;
import java.util.List;

/** Lesson 6: what is near me, over open data. */
public final class GeoLesson implements Lesson {

  /**
   * Shows the tour: {@code --client}, {@code --redis} and {@code --step} as in {@code ./course
   * run}.
   */
  public static void main(String[] arguments) {
    LessonMain.run(new GeoLesson(), arguments);
  }

  @Override
  public int number() {
    return 6;
  }

  @Override
  public String name() {
    return "geo";
  }

  @Override
  public String title() {
    return "what is near me, over open data";
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.exercise(
            NearestPlaces.class, "the nearest, page by page", 30, 4, 15, "radius-search"),
        Topic.shown(BulkLoad.class, "loading a million places"),
        Topic.shown(RingSearch.class, "the nearest in a wide circle"));
  }

  @Override
  public List<TourOption> options() {
    return List.of(RingSearchTour.POINTS);
  }
}
