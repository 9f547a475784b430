package handson.redis.expire;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;

/** What the tour shows of {@link GcraLimiter}. */
final class GcraLimiterTour implements TopicTour {
  private static final Quota THREE_A_MINUTE = new Quota(3, Duration.ofMinutes(1));
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public void show(Tour tour) {
    GcraLimiter gcraLimiter = tour.use(GcraLimiter.class);
    String ann = "expire:gcra:ann";
    tour.step("One number is kept: when the next attempt is due if all came evenly.", () -> {
      gcraLimiter.tryAcquireAt(ann, THREE_A_MINUTE, 2, NOON);
      gcraLimiter.tryAcquireAt(ann, THREE_A_MINUTE, 2, NOON);
    });
    tour.step("A burst of two is used up: now one comes each twenty seconds.", () -> {
      gcraLimiter.tryAcquireAt(ann, THREE_A_MINUTE, 2, NOON.plusSeconds(5));
      gcraLimiter.tryAcquireAt(ann, THREE_A_MINUTE, 2, NOON.plusSeconds(20));
      gcraLimiter.tryAcquireAt(ann, THREE_A_MINUTE, 2, NOON.plusSeconds(20));
    });
    tour.step("Full limits, and what each limiter keeps of one caller.", () -> {
      tour.say("%-14s %16s %16s".formatted("", "100 an hour", "1,000 an hour"));
      costs(tour);
    });
  }

  private static void costs(Tour tour) throws Exception {
    FixedWindowLimiter fixed = tour.useQuietly(FixedWindowLimiter.class);
    SlidingWindowLimiter sliding = tour.useQuietly(SlidingWindowLimiter.class);
    GcraLimiter gcra = tour.useQuietly(GcraLimiter.class);
    try (RedisClients clients = new RedisClients(tour.address(), "course-memory")) {
      UnifiedJedis redis = clients.jedis();
      tour.countCommands(() -> {
        row(tour, redis, "fixed window", (key, quota, now) -> fixed.tryAcquire(key, quota));
        row(tour, redis, "sliding window", sliding::tryAcquireAt);
        row(
            tour,
            redis,
            "GCRA",
            (key, quota, now) -> gcra.tryAcquireAt(key, quota, quota.limit(), now));
      });
    }
  }

  private static void row(Tour tour, UnifiedJedis redis, String name, Limiter limiter) {
    tour.say("%-14s %10s bytes %10s bytes"
        .formatted(name, bytes(redis, limiter, 100), bytes(redis, limiter, 1_000)));
  }

  private static String bytes(UnifiedJedis redis, Limiter limiter, int limit) {
    String key = "expire:costs";
    redis.del(key);
    Quota quota = new Quota(limit, Duration.ofHours(1));
    for (int i = 0; i < limit; i++) {
      limiter.tryAcquire(key, quota, NOON.plusMillis(i));
    }
    return String.format(Locale.ROOT, "~%,d", redis.memoryUsage(key, 0));
  }

  /** One of the three. */
  @FunctionalInterface
  private interface Limiter {
    Decision tryAcquire(String key, Quota quota, Instant now);
  }
}
