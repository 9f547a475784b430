package handson.redis.cli.map;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Point;
import java.util.List;

/** Where to search: everything that is not farther from a point than that. */
sealed interface Area {

  Point centre();

  DistanceUnit unit();

  /** How GEOSEARCH is told. */
  List<String> words();

  /** A circle. */
  record Circle(Point centre, String radius, DistanceUnit unit) implements Area {
    @Override
    public List<String> words() {
      return List.of("BYRADIUS", radius, unit.symbol());
    }
  }

  /** A box with its sides to the north, south, east and west. */
  record Box(Point centre, String width, String height, DistanceUnit unit) implements Area {
    @Override
    public List<String> words() {
      return List.of("BYBOX", width, height, unit.symbol());
    }
  }
}
