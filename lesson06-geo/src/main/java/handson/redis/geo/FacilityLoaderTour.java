package handson.redis.geo;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the tour shows of {@link FacilityLoader}. */
final class FacilityLoaderTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    FacilityLoader loader = tour.use(FacilityLoader.class);
    String index = "geo:facility-loader:tokyo";
    Facility library = new Facility(
        "ndl", "国立国会図書館", "図書館", new Point(139.7447, 35.6783), Map.of("電話番号", "03-3581-2331"));
    tour.step("A script writes position, hash and category of a facility in one step.", () -> {
      loader.load(index, List.of(library));
    });
    tour.step("The same again adds nothing. A batch is one round trip.", () -> {
      Facility park = new Facility("hibiya", "日比谷公園", "公園", new Point(139.7560, 35.6736), Map.of());
      loader.load(index, List.of(library, park));
    });
    tour.step("What became something else leaves its old category, which is gone if empty.", () -> {
      Facility museum = new Facility("ndl", "国立国会図書館", "資料館", library.point(), Map.of());
      loader.load(index, List.of(museum));
    });
    FacilityLoader quiet = tour.useQuietly(FacilityLoader.class);
    tour.step("1,200 generated facilities are three batches, read as they are needed.", () -> {
      Iterable<Facility> generated = () -> IntStream.range(0, 1_200)
          .mapToObj(i -> new Facility(
              "shop" + i, "shop", "shop", new Point(139 + i / 1_200.0, 35.6), Map.of()))
          .iterator();
      tour.show("loaded", quiet.load("geo:facility-loader:many", generated));
    });
  }
}
