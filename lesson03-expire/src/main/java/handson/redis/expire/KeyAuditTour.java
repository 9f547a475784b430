package handson.redis.expire;

import handson.redis.expire.KeyAudit.LargeKey;
import handson.redis.expire.KeyAudit.Progress;
import handson.redis.expire.KeyAudit.Report;
import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.Locale;
import java.util.stream.IntStream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;

/** What the tour shows of {@link KeyAudit}. */
final class KeyAuditTour implements TopicTour {
  private static final String PREFIX = "expire:audit:";
  private static final SetParams HOUR = SetParams.setParams().ex(3_600);
  // With up to 290 keys of other topics these are five pages of 500.
  private static final int SESSIONS = 2_200;
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int PAUSE_MILLIS = 20;

  @Override
  public void show(Tour tour) {
    KeyAudit audit = tour.use(KeyAudit.class);
    KeyAudit quiet = tour.useQuietly(KeyAudit.class);
    try (RedisClients clients = new RedisClients(tour.address(), "course-filler")) {
      UnifiedJedis unseen = clients.jedis();
      tour.step("SCAN finds keys, and what there is to know of a page is asked at once.", () -> {
        unseen.set(PREFIX + "order:1", "tea");
        awaitOnePage(unseen);
        audit.audit(PREFIX + "*", 1, new Unshown());
      });
      tour.step("A whole shop: what never expires, and what is largest.", () -> {
        fill(unseen);
        Report report = quiet.audit(PREFIX + "*", 3, new Unshown());
        tour.say(String.format(
            Locale.ROOT, "%,d keys, %d without a TTL", report.keys(), report.withoutTtl()));
        tour.show("types", report.types());
        report.lasting().forEach(key -> tour.say("without a TTL: " + key));
        for (LargeKey key : report.largest()) {
          tour.say(String.format(
              Locale.ROOT, "~%,d bytes in a %s: %s", key.bytes(), key.type(), key.key()));
        }
      });
    }
  }

  /** After many keys went, Redis needs a moment to make its table small: until then pages are empty. */
  private static void awaitOnePage(UnifiedJedis unseen) throws InterruptedException {
    ScanParams page = new ScanParams().count(500);
    for (int waited = 0; waited < PATIENCE_MILLIS; waited += PAUSE_MILLIS) {
      if (unseen.scan(ScanParams.SCAN_POINTER_START, page).isCompleteIteration()) {
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static void fill(UnifiedJedis unseen) {
    try (AbstractPipeline pipeline = unseen.pipelined()) {
      for (int i = 0; i < SESSIONS; i++) {
        pipeline.set(PREFIX + "session:" + i, "ann", HOUR);
      }
      pipeline.set(PREFIX + "session:forgotten", "bob");
      pipeline.set(PREFIX + "logo", "x".repeat(60_000), HOUR);
      pipeline.rpush(
          PREFIX + "log",
          IntStream.range(0, 10_000).mapToObj(i -> "line " + i).toArray(String[]::new));
      pipeline.sync();
    }
  }

  /** Stands in the tour as a word. */
  private static final class Unshown implements Progress {
    @Override
    public void walked(long walked, long total) {
      // The tour's databases are small.
    }

    @Override
    public String toString() {
      return "progress";
    }
  }
}
