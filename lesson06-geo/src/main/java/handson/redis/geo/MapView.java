package handson.redis.geo;

/**
 * What a map shows: a box between two meridians and two parallels, its edges included.
 *
 * <p>It goes from the western meridian to the east, so where the western longitude is the larger
 * one, it crosses the antimeridian: from 170 to -170 it is 20 degrees wide. Where both are the same,
 * it goes all the way round; so does the whole map, from -180 to 180, which are one meridian.
 *
 * @param southWest its lower left corner
 * @param northEast its upper right corner
 */
public record MapView(Point southWest, Point northEast) {

  /**
   * @throws IllegalArgumentException where the southern latitude is above the northern one
   */
  public MapView {
    if (southWest.latitude() > northEast.latitude()) {
      throw new IllegalArgumentException("The southern edge, " + southWest.latitude()
          + ", is north of the northern one, " + northEast.latitude() + ".");
    }
  }

  /** From west to east in degrees, above 0 and up to 360. */
  public double width() {
    double width = northEast.longitude() - southWest.longitude();
    return width > 0 ? width : width + 360;
  }

  /** From south to north in degrees. */
  public double height() {
    return northEast.latitude() - southWest.latitude();
  }

  /** Half-way between its edges. */
  public Point centre() {
    double longitude = southWest.longitude() + width() / 2;
    return new Point(
        longitude < 180 ? longitude : longitude - 360,
        (southWest.latitude() + northEast.latitude()) / 2);
  }

  /** The latitude of its own that is nearest to the equator, where it is widest in kilometres. */
  public double widestLatitude() {
    return Math.max(southWest.latitude(), Math.min(0, northEast.latitude()));
  }

  // snippet: map-view-contains
  /** Whether a point is in it. */
  public boolean contains(Point point) {
    double west = southWest.longitude();
    double east = northEast.longitude();
    boolean fromWest = point.longitude() >= west;
    boolean toEast = point.longitude() <= east;
    return point.latitude() >= southWest.latitude()
        && point.latitude() <= northEast.latitude()
        && (west < east ? fromWest && toEast : fromWest || toEast);
  }

  // end
}
