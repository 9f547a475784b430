package handson.redis.geo.csv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A coordinate as a cell gives it.
 *
 * @param degrees any number: its range is for who knows the axis
 * @param axis which one it says that it is: N35.68 is a latitude
 * @param whole whether it was written as a whole number
 * @param sexagesimal whether it was written in degrees, minutes and seconds
 */
record Angle(double degrees, Optional<Axis> axis, boolean whole, boolean sexagesimal) {
  private static final int LONGEST = 60;
  private static final String NUMBER = "(\\d+(?:[.,]\\d*)?|[.,]\\d+)";
  private static final Pattern DECIMAL =
      Pattern.compile("([+-]?)" + NUMBER + "((?:E[+-]?\\d{1,2})?) ?°?");
  private static final Pattern SIGNS =
      Pattern.compile("([+-]?)(\\d{1,3}) ?° ?" + NUMBER + " ?(?:'|$) ?(?:" + NUMBER + " ?[\"']?)?");
  private static final Pattern PARTS =
      Pattern.compile("([+-]?)(\\d{1,3})([ :.-])(\\d{1,2})\\3" + NUMBER);
  private static final Pattern MINUTES =
      Pattern.compile("([+-]?)(\\d{1,3})[ :](\\d{1,2}[.,]\\d+)()");

  /** Reads a cell in its {@link Notation#plain plain} spelling; empty where it is no coordinate. */
  static Optional<Angle> parse(String plain) {
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return Optional.empty();
    }
    char direction = direction(plain);
    String text = direction == ' ' ? plain : withoutDirection(plain);
    return number(text).map(angle -> direction == ' ' ? angle : angle.to(direction));
  }

  /** Whether it can be the degrees to which minutes belong: 35, or 35.0 as some programs write it. */
  boolean isWholeDegrees() {
    return !sexagesimal && degrees == Math.rint(degrees);
  }

  /** The same angle towards one of N, S, E and W. */
  Angle to(char direction) {
    Axis said = Axis.LATITUDE.isDirection(direction) ? Axis.LATITUDE : Axis.LONGITUDE;
    double to = Axis.isNegative(direction) ? -Math.abs(degrees) : degrees;
    return new Angle(to, Optional.of(said), whole, sexagesimal);
  }

  /**
   * An angle from degrees, minutes and seconds; empty where one of them is not what it should be.
   */
  static Optional<Angle> of(boolean negative, double degrees, double minutes, double seconds) {
    if (minutes >= 60 || seconds >= 60 || seconds > 0 && minutes != Math.rint(minutes)) {
      return Optional.empty();
    }
    double sum = degrees + minutes / 60 + seconds / 3600;
    return Optional.of(new Angle(negative ? -sum : sum, Optional.empty(), false, true));
  }

  private static Optional<Angle> number(String text) {
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      String digits = decimal.group(2);
      double value = value(digits + decimal.group(3));
      boolean whole = digits.chars().allMatch(Character::isDigit);
      return Optional.of(
          new Angle(decimal.group(1).equals("-") ? -value : value, Optional.empty(), whole, false));
    }
    Matcher signs = SIGNS.matcher(text);
    if (signs.matches()) {
      return of(signs.group(1), signs.group(2), signs.group(3), signs.group(4));
    }
    Matcher parts = PARTS.matcher(text);
    if (parts.matches()) {
      return of(parts.group(1), parts.group(2), parts.group(4), parts.group(5));
    }
    Matcher minutes = MINUTES.matcher(text);
    if (minutes.matches()) {
      return of(minutes.group(1), minutes.group(2), minutes.group(3), null);
    }
    return Optional.empty();
  }

  private static Optional<Angle> of(String sign, String degrees, String minutes, String seconds) {
    return of(
        sign.equals("-"), value(degrees), value(minutes), seconds == null ? 0 : value(seconds));
  }

  private static double value(String digits) {
    return Double.parseDouble(digits.replace(',', '.'));
  }

  private static char direction(String plain) {
    char first = plain.charAt(0);
    if (isDirection(first)) {
      return first;
    }
    char last = plain.charAt(plain.length() - 1);
    return isDirection(last) ? last : ' ';
  }

  private static String withoutDirection(String plain) {
    return isDirection(plain.charAt(0))
        ? plain.substring(1).strip()
        : plain.substring(0, plain.length() - 1).strip();
  }

  private static boolean isDirection(char letter) {
    return Axis.LATITUDE.isDirection(letter) || Axis.LONGITUDE.isDirection(letter);
  }
}
