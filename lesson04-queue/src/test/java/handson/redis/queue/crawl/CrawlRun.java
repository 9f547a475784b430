package handson.redis.queue.crawl;

import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import handson.redis.queue.Frontier;
import handson.redis.queue.jedis.JedisFrontier;
import handson.redis.queue.lettuce.LettuceFrontier;
import handson.redis.queue.redisson.RedissonFrontier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A crawl as the tests want it: short limits, and a client of its own. */
final class CrawlRun implements AutoCloseable {
  static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(2), 1_000_000, 3, Duration.ofMillis(20));

  static final String BEGUN = "begun";

  private final RedisClients clients;
  private final Crawler crawler;

  CrawlRun(RedisAddress redis, String client, CrawlPlan plan, Path out) {
    this.clients = new RedisClients(redis, "course-crawl");
    Frontier frontier = switch (client) {
      case "lettuce" -> new LettuceFrontier(clients.lettuce());
      case "redisson" -> new RedissonFrontier(clients.redisson());
      default -> new JedisFrontier(clients.jedis());
    };
    this.crawler = new Crawler(frontier, clients.jedis(), plan, CrawlFolder.open(out, plan.job()));
  }

  static CrawlPlan plan(String job, String start, long maxPages, Duration delay) {
    return new CrawlPlan(
        job,
        CrawlPlan.frontierOf(job),
        List.of(Urls.normal(start).orElseThrow()),
        4,
        maxPages,
        4,
        true,
        Optional.of(delay),
        LIMITS);
  }

  CrawlOutcome run() throws Exception {
    return crawler.run(progress -> {});
  }

  void stop() {
    crawler.stop();
  }

  @Override
  public void close() {
    clients.close();
  }

  /**
   * A crawl in a process of its own: REDIS JOB START MAX-PAGES DELAY-MS OUT [CA-CERTIFICATE]. It
   * prints a line when it has begun, and its state at the end.
   */
  public static void main(String[] arguments) throws Exception {
    CrawlPlan plan = plan(
        arguments[1],
        arguments[2],
        Long.parseLong(arguments[3]),
        Duration.ofMillis(Long.parseLong(arguments[4])));
    RedisAddress redis = RedisAddress.parse(arguments[0]);
    if (arguments.length > 6) {
      redis = redis.withCaCertificate(Path.of(arguments[6]));
    }
    try (CrawlRun run = new CrawlRun(redis, "jedis", plan, Path.of(arguments[5]))) {
      AtomicBoolean begun = new AtomicBoolean();
      System.out.println(run.crawler
          .run(progress -> {
            if (!begun.getAndSet(true)) {
              System.out.println(BEGUN);
            }
          })
          .state());
    }
  }
}
