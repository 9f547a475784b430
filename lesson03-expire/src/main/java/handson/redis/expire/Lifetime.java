package handson.redis.expire;

import java.time.Duration;

/** What PTTL says of a key: a time, or one of two numbers that are none. */
public sealed interface Lifetime {

  /**
   * The key expires after this time.
   *
   * @param time 0 or more, in whole milliseconds
   */
  record Left(Duration time) implements Lifetime {}

  /** The key never expires. */
  record Endless() implements Lifetime {}

  /** There is no such key: it expired, was deleted, or never was. */
  record Gone() implements Lifetime {}

  // snippet: of
  /**
   * Reads PTTL's answer, for implementations.
   *
   * @param answer milliseconds, or -1 without a time to live, or -2 without a key
   */
  static Lifetime of(long answer) {
    if (answer == -2) {
      return new Gone();
    }
    return answer == -1 ? new Endless() : new Left(Duration.ofMillis(answer));
  }
  // end
}
