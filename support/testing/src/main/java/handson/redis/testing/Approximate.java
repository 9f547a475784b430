package handson.redis.testing;

import java.util.Iterator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers of which a guide says that they are about so large: {@code ~12,376}. */
final class Approximate {
  // The spaces before it keep a column straight where a number has a digit more.
  private static final Pattern NUMBER = Pattern.compile(" *~([\\d,]+)");
  private static final double TOLERANCE = 0.1;

  private Approximate() {}

  /**
   * What ran, with the guide's own number in each place where both differ by a tenth at most.
   *
   * @param guide what the guide shows
   * @param ran what was printed
   */
  static String like(String guide, String ran) {
    Iterator<MatchResult> known = NUMBER.matcher(guide).results().iterator();
    return NUMBER.matcher(ran).replaceAll(found -> {
      if (!known.hasNext()) {
        return found.group();
      }
      MatchResult expected = known.next();
      double difference = Math.abs(value(expected) - value(found));
      return difference <= TOLERANCE * value(expected) ? expected.group() : found.group();
    });
  }

  private static double value(MatchResult number) {
    return Double.parseDouble(number.group(1).replace(",", ""));
  }
}
