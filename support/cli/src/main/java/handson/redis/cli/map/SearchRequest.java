package handson.redis.cli.map;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Point;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the page asks for.
 *
 * @param category only facilities of this one, or of all
 * @param limit how many to answer at most: the nearest
 */
record SearchRequest(Area area, Optional<String> category, int limit) {
  static final int MOST = 200;
  private static final int USUAL = 50;
  private static final int LONGEST_NUMBER = 24;
  private static final int LONGEST_CATEGORY = 1_000;
  // Half of the way round Earth: nothing is farther from anything.
  private static final double FARTHEST_METRES = 20_100_000;
  private static final Set<String> NAMES =
      Set.of("lon", "lat", "radius", "width", "height", "unit", "category", "limit");

  /** A request that cannot be answered. The message is a sentence for a person. */
  static final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1;

    BadRequestException(String message) {
      super(message);
    }
  }

  /**
   * Reads the parameters of a URL.
   *
   * @throws BadRequestException where one is missing, unknown, or beyond its limits
   */
  static SearchRequest of(Map<String, String> parameters) throws BadRequestException {
    for (String name : parameters.keySet()) {
      if (!NAMES.contains(name)) {
        throw new BadRequestException("There is no parameter '%s'.".formatted(cut(name)));
      }
    }
    String category = parameters.getOrDefault("category", "");
    if (category.length() > LONGEST_CATEGORY) {
      throw new BadRequestException(
          "category has more than %,d characters.".formatted(LONGEST_CATEGORY));
    }
    return new SearchRequest(
        area(parameters), Optional.of(category).filter(text -> !text.isEmpty()), limit(parameters));
  }

  private static Area area(Map<String, String> parameters) throws BadRequestException {
    DistanceUnit unit = unit(parameters);
    Point centre = centre(parameters);
    if (parameters.containsKey("radius")) {
      if (parameters.containsKey("width") || parameters.containsKey("height")) {
        throw new BadRequestException("Give a radius, or a width and a height.");
      }
      return new Area.Circle(centre, length(parameters, "radius", unit, 1), unit);
    }
    // A box may reach as far to both sides as a circle.
    return new Area.Box(
        centre, length(parameters, "width", unit, 2), length(parameters, "height", unit, 2), unit);
  }

  private static Point centre(Map<String, String> parameters) throws BadRequestException {
    try {
      return new Point(
          number(parameters, "lon").doubleValue(), number(parameters, "lat").doubleValue());
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e.getMessage());
    }
  }

  private static DistanceUnit unit(Map<String, String> parameters) throws BadRequestException {
    String symbol = parameters.getOrDefault("unit", DistanceUnit.METRES.symbol());
    return Stream.of(DistanceUnit.values())
        .filter(unit -> unit.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(() ->
            new BadRequestException("unit is '%s'; take m, km, mi or ft.".formatted(cut(symbol))));
  }

  private static String length(
      Map<String, String> parameters, String name, DistanceUnit unit, int times)
      throws BadRequestException {
    BigDecimal number = number(parameters, name);
    double metres = number.doubleValue() * unit.metres();
    if (!(metres > 0 && metres <= times * FARTHEST_METRES)) {
      throw new BadRequestException("%s is %s %s, and goes from more than 0 to %,d km."
          .formatted(name, number, unit.symbol(), (long) (times * FARTHEST_METRES / 1000)));
    }
    return number.toPlainString();
  }

  private static BigDecimal number(Map<String, String> parameters, String name)
      throws BadRequestException {
    String text = parameters.getOrDefault(name, "");
    // So it is plain, and what Redis gets is what the page asked for.
    if (text.length() > LONGEST_NUMBER || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
      throw new BadRequestException(
          text.isEmpty()
              ? name + " is missing."
              : "%s is '%s', which is no number such as 139.7 or -35.".formatted(name, cut(text)));
    }
    return new BigDecimal(text);
  }

  private static int limit(Map<String, String> parameters) throws BadRequestException {
    String text = parameters.getOrDefault("limit", Integer.toString(USUAL));
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST) {
      throw new BadRequestException(
          "limit is '%s', and goes from 1 to %d.".formatted(cut(text), MOST));
    }
    return Integer.parseInt(text);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "...";
  }
}
