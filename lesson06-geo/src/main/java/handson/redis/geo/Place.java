package handson.redis.geo;

import java.util.Objects;

/**
 * A member of a geospatial index and where it is.
 *
 * @param member its name in the index, not empty
 */
public record Place(String member, Point point) {

  /**
   * @throws IllegalArgumentException where the member is empty
   */
  public Place {
    Objects.requireNonNull(point, "point");
    if (member.isEmpty()) {
      throw new IllegalArgumentException("A place needs a name that is not empty.");
    }
  }
}
