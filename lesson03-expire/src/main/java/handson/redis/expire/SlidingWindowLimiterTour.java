package handson.redis.expire;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.time.Instant;

/** What the tour shows of {@link SlidingWindowLimiter}. */
final class SlidingWindowLimiterTour implements TopicTour {
  private static final Quota THREE_A_MINUTE = new Quota(3, Duration.ofMinutes(1));
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public void show(Tour tour) {
    SlidingWindowLimiter slidingWindowLimiter = tour.use(SlidingWindowLimiter.class);
    SlidingWindowLimiter limiter = tour.useQuietly(SlidingWindowLimiter.class);
    String ann = "expire:sliding:ann";
    tour.step("A script looks at the minute that ends now, and notes what it lets through.", () -> {
      slidingWindowLimiter.tryAcquireAt(ann, THREE_A_MINUTE, NOON);
      slidingWindowLimiter.tryAcquireAt(ann, THREE_A_MINUTE, NOON.plusSeconds(50));
    });
    tour.step("The fourth in a minute has to wait until the first has left it.", () -> {
      limiter.tryAcquireAt(ann, THREE_A_MINUTE, NOON.plusSeconds(50));
      tour.countCommands(() -> tour.say("(a third one came in the same microsecond)"));
      slidingWindowLimiter.tryAcquireAt(ann, THREE_A_MINUTE, NOON.plusSeconds(55));
    });
    tour.step("A microsecond too early, and just in time: what is rejected does not count.", () -> {
      Instant free = NOON.plusSeconds(60);
      slidingWindowLimiter.tryAcquireAt(ann, THREE_A_MINUTE, free.minusNanos(1_000));
      slidingWindowLimiter.tryAcquireAt(ann, THREE_A_MINUTE, free);
      slidingWindowLimiter.tryAcquireAt(ann, THREE_A_MINUTE, free);
    });
    tour.step("Without an instant the script asks the server for the time.", () -> {
      tour.countCommands(() -> tour.say("remaining: "
          + limiter.tryAcquire("expire:sliding:ben", THREE_A_MINUTE).remaining()));
    });
  }
}
