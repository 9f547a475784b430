package handson.redis.expire;

import handson.redis.expire.KeyAudit.LargeKey;
import handson.redis.expire.KeyAudit.Report;
import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/** What the tour shows of {@link KeyAudit}. */
final class KeyAuditTour implements TopicTour {
  private static final String PREFIX = "expire:shop:";
  private static final int SESSIONS = 2_000;

  @Override
  public void show(Tour tour) {
    KeyAudit audit = tour.use(KeyAudit.class);
    KeyAudit quiet = tour.useQuietly(KeyAudit.class);
    try (RedisClients unseen = new RedisClients(tour.address(), "course-filler")) {
      fill(unseen.jedis());
    }
    tour.step(
        "Two keys are found with SCAN, and what there is to know of them is asked at once.",
        () -> audit.audit(PREFIX + "order:*", 1, new Silent()));
    tour.step("A whole shop: which keys never expire, and which are the largest.", () -> {
      Report report = quiet.audit(PREFIX + "*", 3, new Silent());
      tour.say(String.format(
          Locale.ROOT, "%,d keys, %d without a TTL", report.keys(), report.withoutTtl()));
      tour.say("types: " + report.types());
      report.lasting().forEach(key -> tour.say("  without a TTL: " + key));
      for (LargeKey key : report.largest()) {
        tour.say(String.format(
            Locale.ROOT, "  ~%,d bytes: the %s %s", key.bytes(), key.type(), key.key()));
      }
    });
    tour.step("The walk tells how far it is.", () -> {
      List<Integer> tenths = new ArrayList<>();
      quiet.audit(PREFIX + "*", 1, (walked, total) -> tenths.add((int) (walked * 10 / total)));
      tour.say("the bar, in tenths, at its start and end: " + tenths.get(0) + " and "
          + tenths.get(tenths.size() - 1));
    });
  }

  private static void fill(UnifiedJedis jedis) {
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      SetParams hour = SetParams.setParams().ex(3_600);
      for (int i = 0; i < SESSIONS; i++) {
        pipeline.set(PREFIX + "session:" + i, "ann", hour);
      }
      pipeline.set(PREFIX + "session:forgotten", "bob");
      pipeline.set(PREFIX + "order:1", "tea");
      pipeline.set(PREFIX + "order:2", "milk", hour);
      pipeline.set(PREFIX + "logo", "x".repeat(60_000), hour);
      pipeline.rpush(
          PREFIX + "log",
          IntStream.range(0, 10_000).mapToObj(i -> "line " + i).toArray(String[]::new));
      pipeline.sync();
    }
  }

  /** Tells nobody. */
  private record Silent() implements KeyAudit.Progress {
    @Override
    public String toString() {
      return "progress";
    }

    @Override
    public void walked(long walked, long total) {
      // The tour's databases are small.
    }
  }
}
