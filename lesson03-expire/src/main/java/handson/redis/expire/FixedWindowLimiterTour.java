package handson.redis.expire;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

/** What the tour shows of {@link FixedWindowLimiter}. */
final class FixedWindowLimiterTour implements TopicTour {
  private static final Quota THREE_AN_HOUR = new Quota(3, Duration.ofHours(1));

  @Override
  public void show(Tour tour) {
    FixedWindowLimiter fixedWindowLimiter = tour.use(FixedWindowLimiter.class);
    FixedWindowLimiter limiter = tour.useQuietly(FixedWindowLimiter.class);
    String ann = "expire:fixed:ann";
    tour.step("The first attempt opens the window: the counter gets its end in one step.", () -> {
      fixedWindowLimiter.tryAcquire(ann, THREE_AN_HOUR);
      fixedWindowLimiter.tryAcquire(ann, THREE_AN_HOUR);
    });
    tour.step("The fourth in an hour is rejected, and learns how long the window lasts.", () -> {
      tour.say("the third:  " + text(limiter.tryAcquire(ann, THREE_AN_HOUR)));
      tour.say("the fourth: " + text(limiter.tryAcquire(ann, THREE_AN_HOUR)));
    });
    tour.step("Where two windows meet, five come through at once.", () -> {
      String ben = "expire:fixed:ben";
      tour.say("12:00:00  " + text(limiter.tryAcquire(ben, THREE_AN_HOUR)));
      tour.say("12:59:59  " + text(limiter.tryAcquire(ben, THREE_AN_HOUR)));
      tour.say("12:59:59  " + text(limiter.tryAcquire(ben, THREE_AN_HOUR)));
      letExpire(tour, ben);
      tour.say("          (the hour is over: the key expired)");
      tour.say("13:00:00  " + text(limiter.tryAcquire(ben, THREE_AN_HOUR)));
      tour.say("13:00:00  " + text(limiter.tryAcquire(ben, THREE_AN_HOUR)));
      tour.say("13:00:00  " + text(limiter.tryAcquire(ben, THREE_AN_HOUR)));
    });
  }

  /** In whole minutes, so that it is the same however slow the machine is. */
  private static String text(Decision decision) {
    return decision.allowed()
        ? "allowed, " + decision.remaining() + " remain"
        : "rejected, retry after " + decision.retryAfter().plusSeconds(59).toMinutes() + " minutes";
  }

  /** Lets the hour pass: the key's time to live is moved to its end. */
  private static void letExpire(Tour tour, String key) throws InterruptedException {
    try (RedisClients clients = new RedisClients(tour.address(), "course-time")) {
      UnifiedJedis redis = clients.jedis();
      redis.pexpire(key, 1);
      while (redis.exists(key)) {
        Thread.sleep(1);
      }
    }
  }
}
