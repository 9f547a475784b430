package handson.redis.queue.crawl;

import java.time.Duration;

/**
 * What a server may ask of a fetch.
 *
 * @param deadline for one attempt, from connecting to the last byte; and for reading a page's links
 * @param bytes the largest body, also after it was decompressed
 * @param attempts how many, where the server answers with 5xx or 429, or cannot be reached
 * @param pause before the second attempt; it doubles with each further one
 */
public record FetchLimits(Duration deadline, int bytes, int attempts, Duration pause) {
  /** For servers somewhere in the world: 30 s, 5 MB, 3 attempts, half a second. */
  public static final FetchLimits USUAL =
      new FetchLimits(Duration.ofSeconds(30), 5_000_000, 3, Duration.ofMillis(500));
}
