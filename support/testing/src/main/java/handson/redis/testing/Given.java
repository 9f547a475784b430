package handson.redis.testing;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The names, numbers and texts of a test. They come from a seed, so that a hard-coded answer fails
 * and a failure can be repeated: {@code -Dcourse.seed=...} takes the number that a failure prints.
 */
public final class Given {
  private static final String SEED = "course.seed";
  private static final List<String> WORDS = List.of(
      "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "inlet", "jade");
  private static final List<String> ACCENTS = List.of("é", "ß", "日本", "Ω", "ı", "🐉", "ñ", "한");
  // Turkish upper-cases i to a dotted letter, Arabic and Hindi format numbers with other digits.
  private static final List<String> LOCALES =
      List.of("en-US", "tr-TR", "ar-EG-u-nu-arab", "de-DE", "ja-JP", "hi-IN-u-nu-deva");
  private static final List<String> ZONES =
      List.of("UTC", "Asia/Tokyo", "America/St_Johns", "Pacific/Kiritimati", "America/Los_Angeles");

  private final long seed;
  private final Random random;
  private final String namespace;
  private final AtomicInteger keys = new AtomicInteger();

  Given(long seed, String test) {
    this.seed = seed;
    this.random = new Random(seed ^ test.hashCode() * 0x9E3779B97F4A7C15L);
    this.namespace = "t" + Integer.toHexString(random.nextInt(0x10000) + 0x10000) + ":";
  }

  static Given of(ExtensionContext context) {
    long seed = context
        .getConfigurationParameter(SEED)
        .map(Long::parseLong)
        .orElseGet(() -> new Random().nextLong() >>> 40);
    // The method's own part of the seed keeps the values apart whatever the order of the tests.
    return new Given(seed, context.getRequiredTestMethod().getName());
  }

  static Given of(String test) {
    return new Given(Long.getLong(SEED, new Random().nextLong() >>> 40), test);
  }

  /** The seed that gives these values again. */
  public long seed() {
    return seed;
  }

  /** The prefix of all keys of this test, colon included. */
  public String namespace() {
    return namespace;
  }

  /** A new key of this test; some have letters beyond ASCII. */
  public String key(String noun) {
    // The number makes it new: words alone repeat.
    return namespace + noun + ":" + word() + (1000 * keys.incrementAndGet() + random.nextInt(1000));
  }

  /** A short word, with a letter beyond ASCII in most. */
  public String word() {
    return any(WORDS) + (random.nextInt(4) == 0 ? "" : any(ACCENTS));
  }

  /** Some words with spaces, quotes, a line break and letters beyond ASCII. */
  public String text() {
    return word()
        + " \""
        + word()
        + "\"\n\t"
        + any(ACCENTS)
        + "\\ "
        + word()
        + random.nextInt(10_000);
  }

  /**
   * A whole number, both ends included.
   *
   * @param from greater than {@link Long#MIN_VALUE} where {@code to} is {@link Long#MAX_VALUE}
   */
  public long number(long from, long to) {
    return to < Long.MAX_VALUE ? random.nextLong(from, to + 1) : random.nextLong(from - 1, to) + 1;
  }

  /** One of these. */
  public <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /** The source of everything here, for what it does not offer. */
  public Random random() {
    return random;
  }

  Locale locale() {
    return Locale.forLanguageTag(any(LOCALES));
  }

  TimeZone timeZone() {
    return TimeZone.getTimeZone(any(ZONES));
  }
}
