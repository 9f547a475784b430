package handson.redis.geo;

import java.util.List;

/**
 * What is in a polygon, which GEOSEARCH knows nothing of: a box around it from Redis, and then an
 * exact test here.
 *
 * <p>Redis' boxes are of metres: as wide in metres at the upper edge as at the lower one, so towards
 * the pole wider in degrees. The box that is asked for is as wide as the polygon's own box of
 * degrees is at the latitude nearest to the equator, and so covers it: nothing of the polygon is
 * missed, across the antimeridian and up to the latitudes where Redis ends. What is too much is
 * left out by {@link GeoPolygon#contains}, with the position that GEOPOS gives: the stored one, up
 * to 0.33 m from the one that was given.
 *
 * <p>Commands: one GEOSEARCH with BYBOX, O(N + log M) for N members in the cells around the box. It
 * reads one moment's index and writes nothing. All members in the box are sent here: where the
 * polygon fills a tenth of its box, ten times what is found. Then O(log K) a member for K corners
 * that are spread evenly.
 *
 * @see <a href="https://redis.io/docs/latest/commands/geosearch/">GEOSEARCH</a>
 */
public interface PolygonSearch {
  /**
   * The members in a polygon, on its edge included, in no particular order.
   *
   * @return with their positions as GEOPOS gives them; empty where the index does not exist
   */
  List<Place> inside(String index, GeoPolygon polygon);

  // snippet: covering-box
  /** The width in metres of a box of Redis' that covers a box of degrees, for implementations. */
  static double metresWide(MapView box) {
    double parallel = Math.cos(Math.toRadians(box.widestLatitude()));
    return withMargin(Point.EARTH_RADIUS * parallel * Math.toRadians(box.width()));
  }

  /** The height in metres of a box of Redis' that covers a box of degrees, for implementations. */
  static double metresHigh(MapView box) {
    return withMargin(Point.EARTH_RADIUS * Math.toRadians(box.height()));
  }

  /** A little more, for what is lost in rounding, and whole metres, as they are easier to read. */
  private static double withMargin(double metres) {
    return Math.ceil(metres * 1.000001 + 1);
  }
  // end
}
