package handson.redis.geo;

/** Geometry on the sphere that Redis takes Earth for, computed without Redis. */
final class GreatCircle {
  static final double RADIUS = 6_372_797.560856;

  private GreatCircle() {}

  /** The distance in metres, by the haversine formula. */
  static double metres(Point a, Point b) {
    double latitudes = Math.sin(Math.toRadians(b.latitude() - a.latitude()) / 2);
    double longitudes = Math.sin(Math.toRadians(b.longitude() - a.longitude()) / 2);
    double square = latitudes * latitudes
        + Math.cos(Math.toRadians(a.latitude()))
            * Math.cos(Math.toRadians(b.latitude()))
            * longitudes
            * longitudes;
    return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(square)));
  }

  /** Where one arrives who goes straight on. */
  static Point from(Point start, double bearingDegrees, double metres) {
    double angle = metres / RADIUS;
    double bearing = Math.toRadians(bearingDegrees);
    double latitude = Math.toRadians(start.latitude());
    double arrival = Math.asin(Math.sin(latitude) * Math.cos(angle)
        + Math.cos(latitude) * Math.sin(angle) * Math.cos(bearing));
    double turned = Math.atan2(
        Math.sin(bearing) * Math.sin(angle) * Math.cos(latitude),
        Math.cos(angle) - Math.sin(latitude) * Math.sin(arrival));
    return point(start.longitude() + Math.toDegrees(turned), Math.toDegrees(arrival));
  }

  /** A point whose longitude may be counted beyond the antimeridian. */
  static Point point(double longitude, double latitude) {
    double within = (longitude + 540) % 360 - 180;
    return new Point(within, latitude);
  }
}
