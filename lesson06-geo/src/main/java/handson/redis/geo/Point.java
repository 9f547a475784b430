package handson.redis.geo;

/**
 * A place on Earth, in degrees of WGS 84, in the order in which Redis takes them: longitude first.
 *
 * @param longitude -180 (west) to 180 (east)
 * @param latitude {@value #SOUTHERNMOST} (south) to {@value #NORTHERNMOST} (north): the square that
 *     Web Mercator projects Earth to ends there, and so does what Redis can store
 * @see <a href="https://redis.io/docs/latest/commands/geoadd/">GEOADD</a>
 */
public record Point(double longitude, double latitude) {
  /** The highest latitude that Redis takes, in degrees. */
  public static final double NORTHERNMOST = 85.05112878;

  /** The lowest latitude that Redis takes, in degrees. */
  public static final double SOUTHERNMOST = -85.05112878;

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
  }
}
