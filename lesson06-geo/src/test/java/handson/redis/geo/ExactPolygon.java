package handson.redis.geo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random polygon around a centre, and whether a point is in it, computed a second time: in whole
 * numbers of any length, with a ray and not with a library.
 *
 * @param corners as they are given to a search
 * @param turns how often each corner's longitude has passed the antimeridian, eastwards
 */
record ExactPolygon(List<Point> corners, List<Integer> turns) {

  /**
   * Corners at random distances, in the order of their directions, so that no edges cross.
   *
   * @param centre its latitude is further from both ends than the height
   * @param width half of it, in degrees
   * @param height half of it, in degrees
   */
  static ExactPolygon around(Point centre, double width, double height, int count, Random random) {
    List<Point> corners = new ArrayList<>();
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double direction = 2 * Math.PI * (i + 0.8 * random.nextDouble()) / count;
      double reach = 0.1 + 0.9 * random.nextDouble();
      double longitude = centre.longitude() + width * reach * Math.cos(direction);
      int turn = (int) Math.floor((longitude + 180) / 360);
      corners.add(new Point(
          longitude - 360 * turn, centre.latitude() + height * reach * Math.sin(direction)));
      turns.add(turn);
    }
    return new ExactPolygon(corners, turns);
  }

  /** Whether a point is in it or on its edge. */
  boolean contains(Point point) {
    for (int turn = -1; turn <= 1; turn++) {
      if (contains(longitude(point, turn), new BigDecimal(point.latitude()))) {
        return true;
      }
    }
    return false;
  }

  private boolean contains(BigDecimal x, BigDecimal y) {
    boolean inside = false;
    for (int i = 0; i < corners.size(); i++) {
      int next = (i + 1) % corners.size();
      BigDecimal fromX = longitude(corners.get(i), turns.get(i));
      BigDecimal fromY = new BigDecimal(corners.get(i).latitude());
      BigDecimal toX = longitude(corners.get(next), turns.get(next));
      BigDecimal toY = new BigDecimal(corners.get(next).latitude());
      // Above 0 where the point is to the left of the edge.
      int side = toX.subtract(fromX)
          .multiply(y.subtract(fromY))
          .subtract(toY.subtract(fromY).multiply(x.subtract(fromX)))
          .signum();
      if (side == 0 && between(fromX, x, toX) && between(fromY, y, toY)) {
        return true;
      }
      boolean fromAbove = fromY.compareTo(y) > 0;
      boolean toAbove = toY.compareTo(y) > 0;
      // A ray to the east meets an edge that goes up where the point is to its left.
      if (fromAbove != toAbove && toAbove == side > 0) {
        inside = !inside;
      }
    }
    return inside;
  }

  private static boolean between(BigDecimal from, BigDecimal value, BigDecimal to) {
    return from.min(to).compareTo(value) <= 0 && value.compareTo(from.max(to)) <= 0;
  }

  private static BigDecimal longitude(Point point, int turn) {
    return new BigDecimal(point.longitude()).add(BigDecimal.valueOf(360L * turn));
  }
}
