package handson.redis.queue;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import handson.redis.queue.crawl.CrawlFolder;
import handson.redis.queue.crawl.CrawlOutcome;
import handson.redis.queue.crawl.CrawlPlan;
import handson.redis.queue.crawl.Crawler;
import handson.redis.queue.crawl.FaultySite;
import handson.redis.queue.crawl.FetchLimits;
import handson.redis.queue.crawl.SiteMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tour shows of {@link Frontier}, and a crawl that stands on it. */
final class FrontierTour implements TopicTour {
  private static final String SITE = "queue:{site}";
  private static final String HOME = "http://site.test/";
  private static final String ABOUT = "http://site.test/about";
  private static final String NEWS = "http://site.test/news";
  private static final Duration LEASE = Duration.ofMinutes(30);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(3), 1_000_000, 3, Duration.ofMillis(20));

  @Override
  public void show(Tour tour) {
    Frontier frontier = tour.use(Frontier.class);
    // Milliseconds since 1970, another number on every run.
    tour.mask("\\b\\d{13}\\b", time -> "TIME");
    tour.step("Each URL joins once, whoever finds it.", () -> {
      frontier.add(SITE, List.of(HOME), 100);
      frontier.add(SITE, List.of(HOME, ABOUT), 100);
    });
    tour.step("A worker takes a URL with a lease: it is nobody else's until that ends.", () -> {
      frontier.take(SITE, LEASE);
      frontier.take(SITE, LEASE);
      frontier.progress(SITE);
    });
    tour.step("A page is done: its lease, its result and its links are one step.", () -> {
      frontier.done(SITE, HOME, "200", List.of(HOME, NEWS), 100);
      frontier.done(SITE, HOME, "200 again", List.of(), 100);
      frontier.results(SITE, 0);
    });
    tour.step("A worker dies with a page. When the lease has ended, the next one gets it.", () -> {
      frontier.take(SITE, SHORT);
      // The lease may begin a little later than it was asked for.
      Thread.sleep(2 * SHORT.toMillis());
      tour.say("(" + 2 * SHORT.toMillis() + " ms later)");
      frontier.take(SITE, LEASE);
      frontier.done(SITE, NEWS, "200", List.of(HOME), 100);
      frontier.done(SITE, ABOUT, "404", List.of(), 100);
      frontier.progress(SITE);
    });
    tour.step(
        "Four workers crawl a site that has every fault of the web, and draw its map.", () -> {
          crawl(tour);
          // How many commands it took depends on who found nothing to do.
          tour.forgetCommands();
        });
  }

  private static void crawl(Tour tour) throws IOException, InterruptedException {
    Path out = Files.createTempDirectory("course-crawl-");
    try (FaultySite site = FaultySite.start();
        RedisClients clients = new RedisClients(tour.address(), "course-crawl")) {
      List<String> start = List.of(site.url("/"));
      CrawlPlan plan = new CrawlPlan(
          "tour", "queue:{crawl}", start, 4, 1_000, 3, true, Optional.of(Duration.ZERO), LIMITS);
      Frontier frontier = tour.useQuietly(Frontier.class);
      CrawlOutcome outcome = new Crawler(
              frontier, clients.jedis(), plan, CrawlFolder.open(out, plan.job()))
          .run(progress -> {});
      SiteMap.of(start, outcome.results()).lines().forEach(tour::say);
      tour.say("");
      tour.say("%d URLs: %d pages saved, %d with an error"
          .formatted(outcome.results().size(), outcome.saved(), outcome.failed()));
    } finally {
      delete(out);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
