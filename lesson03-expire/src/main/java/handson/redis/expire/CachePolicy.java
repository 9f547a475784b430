package handson.redis.expire;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A cache of {@link CacheAside}: its name and its rules. No duration is above {@link
 * TimeToLive#LONGEST}.
 *
 * @param name what all its keys start with
 * @param ttl how long a value is kept, a second or more
 * @param jitter the part by which each time to live differs at most, up and down: 0 to less than 1;
 *     0.1 for a tenth
 * @param absentTtl how long it is remembered that the source has no value, a second or more; much
 *     shorter than {@code ttl}, or what is new does not appear
 * @param lease how long a load may take before another caller may load too, a second or more:
 *     longer than the slowest load, or its result is not cached
 * @param patience how long to wait for another caller's load, 0 or more
 * @param timeout how long to wait for an answer of Redis, a millisecond or more
 * @throws IllegalArgumentException where one of them is out of its range
 */
public record CachePolicy(
    String name,
    Duration ttl,
    double jitter,
    Duration absentTtl,
    Duration lease,
    Duration patience,
    Duration timeout) {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Checks the parameters. */
  public CachePolicy {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("The cache has no name; give it one.");
    }
    if (!(jitter >= 0 && jitter < 1)) {
      throw new IllegalArgumentException("The jitter is " + jitter + "; give 0 to less than 1.");
    }
    within(SECOND, ttl, "ttl");
    within(SECOND, absentTtl, "absentTtl");
    within(SECOND, lease, "lease");
    within(Duration.ZERO, patience, "patience");
    within(Duration.ofMillis(1), timeout, "timeout");
  }

  /** The key of a value. */
  public String valueKey(String id) {
    return name + ":value:" + id;
  }

  /** The key that stands while a value is loaded. */
  public String leaseKey(String id) {
    return name + ":lease:" + id;
  }

  /** The key of the statistics. */
  public String statisticsKey() {
    return name + ":statistics";
  }

  /**
   * How long to keep what is stored now, in milliseconds, for implementations: drawn anew each time.
   *
   * @param timeToLive {@link #ttl} or {@link #absentTtl}
   * @return 1 or more
   */
  public long jittered(Duration timeToLive) {
    return jittered(timeToLive, 2 * ThreadLocalRandom.current().nextDouble() - 1);
  }

  /** Of what was drawn, -1 to 1. */
  long jittered(Duration timeToLive, double drawn) {
    // Redis takes no time to live of 0.
    return Math.max(1, Math.round(timeToLive.toMillis() * (1 + jitter * drawn)));
  }

  private static void within(Duration least, Duration given, String parameter) {
    if (given.compareTo(least) < 0 || given.compareTo(TimeToLive.LONGEST) > 0) {
      throw new IllegalArgumentException("%s is %s; give %s to %d days."
          .formatted(parameter, given, least, TimeToLive.LONGEST.toDays()));
    }
  }
}
