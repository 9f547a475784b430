package handson.redis.geo;

import java.util.HashSet;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * An area on a map, between straight edges from corner to corner.
 *
 * <p>Straight means in degrees, as in GeoJSON: between two corners of one latitude the edge follows
 * the parallel, where the shortest way over Earth would bend towards the pole. An edge goes the
 * shorter way round, so from 170 to -170 it crosses the antimeridian; one that should be 180 degrees
 * or more needs a corner in between. The edges and the corners belong to the area.
 *
 * <p>Whether a point is inside is decided by the library JTS, in twice the precision of a double. It
 * knows a plane and no antimeridian, so an area that crosses it is laid out beyond 180 degrees,
 * where a longitude may be rounded by less than 0.01 mm. An object may be shared by threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7946#section-3.1.1">GeoJSON, positions</a>
 * @see <a href="https://locationtech.github.io/jts/">JTS</a>
 */
public final class GeoPolygon {
  private static final double ALL_ROUND = 360;

  private final List<Point> corners;
  private final Polygon polygon;
  private final PointOnGeometryLocator locator;

  /**
   * @param corners in their order round the area, either way; the last edge leads back to the first
   *     corner, which may but need not be repeated
   * @throws IllegalArgumentException where there are fewer than three different corners, the edges
   *     cross or touch each other or leave no area, an edge could go either way round, or the area
   *     goes round a pole or more than once round Earth
   */
  public GeoPolygon(List<Point> corners) {
    this.corners = List.copyOf(corners);
    if (new HashSet<>(corners).size() < 3) {
      throw new IllegalArgumentException(
          "A polygon needs three different corners or more, and not " + corners + ".");
    }
    this.polygon = new GeometryFactory().createPolygon(laidOut(this.corners));
    TopologyValidationError error = new IsValidOp(polygon).getValidationError();
    if (error != null) {
      Coordinate where = error.getCoordinate();
      throw new IllegalArgumentException("The edges cross or touch each other at longitude "
          + longitude(where.getX()) + ", latitude " + where.getY()
          + ": give the corners in their order round the area.");
    }
    if (polygon.getEnvelopeInternal().getWidth() > ALL_ROUND) {
      throw new IllegalArgumentException("The polygon goes more than once round Earth: split it.");
    }
    this.locator = new IndexedPointInAreaLocator(polygon);
    // It builds its index at the first question. Asked here, threads may share the polygon.
    locator.locate(polygon.getCoordinate());
  }

  /** The corners as they were given. */
  public List<Point> corners() {
    return corners;
  }

  // snippet: contains
  /** Whether a point is in the area, or on its edge. */
  public boolean contains(Point point) {
    return contains(point, 0) || contains(point, -ALL_ROUND) || contains(point, ALL_ROUND);
  }

  private boolean contains(Point point, double shift) {
    Coordinate coordinate = new Coordinate(point.longitude() + shift, point.latitude());
    return polygon.getEnvelopeInternal().contains(coordinate)
        && locator.locate(coordinate) != Location.EXTERIOR;
  }

  // end

  /** The smallest box of degrees around the area; one of more than 359 goes all the way round. */
  public MapView bounds() {
    Envelope box = polygon.getEnvelopeInternal();
    boolean allRound = box.getWidth() > ALL_ROUND - 1;
    double west = allRound ? -180 : longitude(box.getMinX());
    double east = allRound ? -180 : longitude(box.getMaxX());
    return new MapView(new Point(west, box.getMinY()), new Point(east, box.getMaxY()));
  }

  /** How much of its box of degrees is in the area, on the map: above 0, and 1 for a rectangle. */
  public double shareOfBounds() {
    return polygon.getArea() / polygon.getEnvelopeInternal().getArea();
  }

  @Override
  public String toString() {
    return "GeoPolygon" + corners;
  }

  /** Each longitude less than 180 degrees from the one before it, beyond 180 where that takes it. */
  private static Coordinate[] laidOut(List<Point> corners) {
    Coordinate[] ring = new Coordinate[corners.size() + 1];
    double shift = 0;
    for (int i = 0; i < ring.length; i++) {
      Point corner = corners.get(i % corners.size());
      double step = corner.longitude() - corners.get(Math.max(0, i - 1)).longitude();
      if (Math.abs(step) == ALL_ROUND / 2) {
        throw new IllegalArgumentException(
            "From longitude %s to %s an edge could go either way round: give a corner in between."
                .formatted(corner.longitude() - step, corner.longitude()));
      }
      if (Math.abs(step) > ALL_ROUND / 2) {
        shift -= Math.copySign(ALL_ROUND, step);
      }
      ring[i] = new Coordinate(corner.longitude() + shift, corner.latitude());
    }
    if (shift != 0) {
      throw new IllegalArgumentException(
          "The edges go round a pole: end the area at a parallel, with corners along it, and back.");
    }
    return ring;
  }

  private static double longitude(double laidOut) {
    return laidOut < -180 ? laidOut + ALL_ROUND : laidOut >= 180 ? laidOut - ALL_ROUND : laidOut;
  }
}
