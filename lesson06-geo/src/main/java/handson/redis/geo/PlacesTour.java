package handson.redis.geo;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.List;

/** What the tour shows of {@link Places}. */
final class PlacesTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    tour.reference(Places.class)
        .ifPresentOrElse(
            places -> show(tour, tour.shown(Places.class, places)),
            () -> tour.say("It is shown with the references, which are not here."));
  }

  private static void show(Tour tour, Places places) {
    String index = "geo:places:stations";
    Place tokyo = new Place("東京", new Point(139.7671, 35.6812));
    Place kyoto = new Place("京都", new Point(135.7588, 34.9858));
    Place sapporo = new Place("札幌", new Point(141.3508, 43.0687));
    tour.step("GEOADD takes longitude first. It adds or moves, and counts what is new.", () -> {
      places.put(index, tokyo);
      places.putAll(index, List.of(tokyo, kyoto, sapporo));
    });
    tour.step("NX adds only, XX moves only, CH counts what changed.", () -> {
      places.putAbsent(index, List.of(new Place("京都", new Point(0, 0))));
      places.movePresent(index, List.of(new Place("大阪", new Point(135.4959, 34.7025))));
      places.update(index, List.of(tokyo, new Place("大阪", new Point(135.4959, 34.7025))));
    });
    tour.step("GEOPOS answers with the middle of a cell, 17 centimetres away here.", () -> {
      places.position(index, "東京");
      places.position(index, "Narnia");
    });
    tour.step("GEODIST measures on a sphere, GEOHASH is the text that others know too.", () -> {
      places.distance(index, "東京", "京都", DistanceUnit.KILOMETRES);
      places.distance(index, "東京", "札幌", DistanceUnit.METRES);
      places.distance(index, "東京", "Narnia", DistanceUnit.METRES);
      places.geohashes(index, List.of("東京", "京都"));
    });
    tour.step("On both sides of the antimeridian: Fiji's Taveuni is on it.", () -> {
      places.putAll(
          index,
          List.of(
              new Place("west", new Point(179.999, -16.8)),
              new Place("east", new Point(-179.999, -16.8))));
      places.distance(index, "west", "east", DistanceUnit.METRES);
    });
    tour.step("An index is a sorted set, so ZREM removes.", () -> {
      places.remove(index, "west");
      places.remove(index, "west");
    });
  }
}
