package handson.redis.geo.csv;

import handson.redis.geo.Point;

/** What a row says about where it is. */
sealed interface Reading {

  /** A place that Redis can store. */
  record At(Point point) implements Reading {}

  /**
   * No such place.
   *
   * @param found what stood there, shortened
   */
  record Nowhere(SkipReason reason, String found) implements Reading {}

  /** From two angles; {@code found} is what stood in the row. */
  static Reading of(Angle latitude, Angle longitude, String found) {
    SkipReason wrong = wrong(latitude, Axis.LATITUDE);
    if (wrong == null) {
      wrong = wrong(longitude, Axis.LONGITUDE);
    }
    if (wrong == null && latitude.degrees() == 0 && longitude.degrees() == 0) {
      wrong = SkipReason.ZERO;
    }
    return wrong == null
        ? new At(new Point(longitude.degrees(), latitude.degrees()))
        : nowhere(wrong, found);
  }

  static Nowhere nowhere(SkipReason reason, String found) {
    String line = found.replaceAll("\\p{C}+", " ");
    return new Nowhere(reason, line.length() <= 60 ? line : line.substring(0, 59) + "…");
  }

  private static SkipReason wrong(Angle angle, Axis axis) {
    if (angle.axis().filter(said -> said != axis).isPresent()) {
      return SkipReason.NOT_A_COORDINATE;
    }
    double most = axis == Axis.LATITUDE ? Point.NORTHERNMOST : axis.limit();
    if (Math.abs(angle.degrees()) <= most) {
      return null;
    }
    return angle.whole() && Math.abs(angle.degrees()) > 2 * axis.limit()
        ? SkipReason.LOST_DECIMAL_POINT
        : SkipReason.OUT_OF_RANGE;
  }
}
