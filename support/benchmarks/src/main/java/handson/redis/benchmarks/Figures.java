package handson.redis.benchmarks;

import java.util.Locale;

/** Figures as people read them: no more digits than they are worth. */
final class Figures {
  private Figures() {}

  /** A figure of a table: three digits or more. */
  static String plain(double figure) {
    if (figure >= 100) {
      return String.format(Locale.ROOT, "%,.0f", figure);
    }
    return String.format(Locale.ROOT, figure >= 10 ? "%.1f" : "%.2f", figure);
  }

  /** A ratio's median and how far it spreads: {@code 0.94 (0.91 to 0.97)}. */
  static String ratio(Spread ratio) {
    return "%s (%s to %s)"
        .formatted(plain(ratio.median()), plain(ratio.least()), plain(ratio.most()));
  }

  /** A target in words: {@code Jedis at least 0.90 times redis-benchmark}. */
  static String target(Target target) {
    return "%s %s %s%s"
        .formatted(
            target.side(),
            target.atLeast() ? "at least" : "at most",
            plain(target.limit()),
            target.hasBase() ? " times " + target.base() : "");
  }
}
