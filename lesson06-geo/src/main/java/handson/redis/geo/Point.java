package handson.redis.geo;

/**
 * A place on Earth, in degrees of WGS 84, in the order in which Redis takes them: longitude first.
 *
 * <p>Redis takes points at the two upper ends, longitude 180 and latitude {@value #NORTHERNMOST}, and
 * stores them beyond its grid, where most searches do not find them. So a longitude of 180 is kept
 * as -180, which is the same meridian, and the northernmost latitude 0.01 mm south of itself.
 *
 * @param longitude -180 (west) to 180 (east)
 * @param latitude {@value #SOUTHERNMOST} (south) to {@value #NORTHERNMOST} (north): the square that
 *     Web Mercator projects Earth to ends there, and so does what Redis can store
 * @see <a href="https://redis.io/docs/latest/commands/geoadd/">GEOADD</a>
 */
public record Point(double longitude, double latitude) {
  /** The radius in metres of the sphere that Redis takes Earth for. */
  public static final double EARTH_RADIUS = 6_372_797.560856;

  /** The highest latitude that Redis takes, in degrees. */
  public static final double NORTHERNMOST = 85.05112878;

  /** The lowest latitude that Redis takes, in degrees. */
  public static final double SOUTHERNMOST = -85.05112878;

  private static final double NORTHERNMOST_CELL = 85.0511287799;

  /**
   * @throws IllegalArgumentException where Redis would refuse it
   */
  public Point {
    if (!(longitude >= -180 && longitude <= 180)) {
      throw new IllegalArgumentException(
          "Longitude " + longitude + " is not between -180 and 180 degrees.");
    }
    if (!(latitude >= SOUTHERNMOST && latitude <= NORTHERNMOST)) {
      throw new IllegalArgumentException("Latitude " + latitude + " is not between "
          + SOUTHERNMOST + " and " + NORTHERNMOST
          + " degrees, which is what Redis can store. Are longitude and latitude swapped?");
    }
    // Redis adds 180 too, and what is nearer to 180 than a double's rounding is at 360 then.
    longitude = longitude + 180 == 360 ? -180 : longitude;
    latitude = Math.min(latitude, NORTHERNMOST_CELL);
  }
}
