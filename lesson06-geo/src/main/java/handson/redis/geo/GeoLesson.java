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
        Topic.shown(Places.class, "places"),
        Topic.exercise(FacilityLoader.class, "loading open data", 40, 4, 15),
        Topic.exercise(RadiusSearch.class, "searching within a radius", 20, 2, 10),
        Topic.exercise(BoxSearch.class, "searching in a box", 20, 3, 15, "radius-search"),
        Topic.exercise(
            NearestPlaces.class, "the nearest, page by page", 30, 4, 15, "radius-search"),
        Topic.exercise(OpenNearby.class, "near me, and open", 30, 4, 15, "radius-search"),
        Topic.shown(PolygonSearch.class, "in a polygon"),
        Topic.shown(BulkLoad.class, "loading a million places"),
        Topic.shown(RingSearch.class, "the nearest in a wide circle"));
  }

  @Override
  public List<TourOption> options() {
    return List.of(RingSearchTour.POINTS);
  }
}
