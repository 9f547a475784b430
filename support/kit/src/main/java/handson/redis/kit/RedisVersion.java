package handson.redis.kit;

import java.util.Arrays;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/**
 * A server's version, for what not every server can do.
 *
 * @param text as the server tells it, {@code 7.0.15}
 */
public record RedisVersion(String text) implements Comparable<RedisVersion> {
  private static final String LINE = "redis_version:";

  /** The version of the server behind a client. */
  public static RedisVersion of(UnifiedJedis redis) {
    return in(redis.info("server"));
  }

  /**
   * The version that an answer of {@code INFO server} names.
   *
   * @throws IllegalStateException where it names none
   */
  static RedisVersion in(String info) {
    return info.lines()
        .filter(line -> line.startsWith(LINE))
        .map(line -> new RedisVersion(line.substring(LINE.length()).strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("INFO without redis_version"));
  }

  /**
   * Why something has to be left out on this server: {@code skipped: needs Redis 7.4, this is
   * 7.0.15}.
   *
   * @param oldest the first version that can do it, {@code 7.4}
   * @return empty where this one can
   */
  public Optional<String> skipped(String oldest) {
    return compareTo(new RedisVersion(oldest)) >= 0
        ? Optional.empty()
        : Optional.of("skipped: needs Redis %s, this is %s".formatted(oldest, text));
  }

  /** The first number, 7 of {@code 7.0.15}. */
  int major() {
    return numbers()[0];
  }

  @Override
  public int compareTo(RedisVersion other) {
    return Arrays.compare(numbers(), other.numbers());
  }

  private int[] numbers() {
    return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
