package handson.redis.cli;

import handson.redis.kit.Implementation;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RedisOption;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.SetupException;
import handson.redis.queue.Frontier;
import handson.redis.queue.crawl.CrawlFolder;
import handson.redis.queue.crawl.CrawlOutcome;
import handson.redis.queue.crawl.CrawlPlan;
import handson.redis.queue.crawl.Crawler;
import handson.redis.queue.crawl.FetchLimits;
import handson.redis.queue.crawl.Urls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Crawls a site with the frontier of lesson 4. */
@Command(
    name = "crawl",
    description = "Crawls a site with lesson 4's frontier; saves its pages, an index and a map.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "robots.txt is obeyed, and a host off this machine is asked once a second at",
      "most. Several processes share a crawl where they name the same Redis, --job",
      "and --out. Interrupted, the same command goes on; not on a private Redis,",
      "which is gone by then. What an unfinished crawl has in Redis goes by itself",
      "after a week. Exit codes: 0 finished, 1 not a page could be had, 2 usage or",
      "environment, 130 interrupted.",
      "",
      "Example: ./course crawl http://localhost:8080/ --same-host --out site"
    })
final class CrawlCommand implements Callable<Integer> {
  private static final int INTERRUPTED = 130;
  private static final int MOST_WORKERS = 64;
  private static final int LONGEST_HOST = 80;

  private final Desk desk;
  private final Streams streams;

  @Parameters(paramLabel = "URL", arity = "1..*", description = "where to start: http or https")
  private List<String> urls = new ArrayList<>();

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "4",
      description = "how many pages to fetch at once in this process, 1 to 64 (default: 4)")
  private int workers;

  @Option(
      names = "--max-pages",
      paramLabel = "N",
      defaultValue = "1000",
      description = "how many URLs at most, in all processes (default: 1000)")
  private long maxPages;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      defaultValue = "5",
      description = "how many links away from the start; a redirect is one (default: 5)")
  private int maxDepth;

  @Option(names = "--same-host", description = "do not leave the hosts of the URLs, ports included")
  private boolean sameHost;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "a new or empty folder, or the crawl's own (default: crawl-HOST, here)")
  private Path out;

  @Option(
      names = "--job",
      paramLabel = "NAME",
      description = "the crawl's name (default: made of the URLs and the folder)")
  private String job;

  @Option(
      names = "--client",
      paramLabel = "CLIENT",
      completionCandidates = FrontierChoice.Clients.class,
      description = "whose frontier: jedis (default), lettuce, redisson, or exercise: yours")
  private String client;

  @Mixin
  private RedisOption redis = new RedisOption();

  @Option(names = "--json", description = "print what came of it as JSON")
  private boolean json;

  CrawlCommand(Desk desk) {
    this(desk, Streams.ofThisProcess());
  }

  CrawlCommand(Desk desk, Streams streams) {
    this.desk = desk;
    this.streams = streams;
  }

  @Override
  public Integer call() throws InterruptedException {
    CrawlPlan plan = plan();
    Implementation<Frontier> frontier = new FrontierChoice(desk).of(client);
    CrawlScreen screen = new CrawlScreen(desk.out(), streams.terminalOut() && !json);
    try (CrawlStop stop = new CrawlStop();
        RunningRedis running = redis.source(() -> ServerFile.unnamed(desk)).openShared();
        RedisClients clients = new RedisClients(running.address(), "course-crawl")) {
      CrawlFolder folder = CrawlFolder.open(out, plan.job());
      if (!json) {
        screen.begin(plan, frontier.name(), running);
      }
      Crawler crawler = new Crawler(frontier.create(clients), clients.jedis(), plan, folder);
      stop.with(crawler);
      CrawlOutcome outcome = crawl(crawler, screen);
      if (json) {
        Json.print(CrawlScreen.summary(plan, folder, outcome), desk.out());
      } else {
        screen.end(plan, folder, outcome, running.isPrivate());
      }
      return code(outcome);
    }
  }

  private CrawlPlan plan() {
    List<String> start = urls.stream().map(this::normal).distinct().toList();
    inRange("--workers", workers, 1, MOST_WORKERS);
    inRange("--max-pages", maxPages, 1, Integer.MAX_VALUE);
    inRange("--max-depth", maxDepth, 0, 1_000);
    String authority = Urls.authority(start.get(0)).replaceAll("[^A-Za-z0-9.-]", "-");
    String host = authority.substring(0, Math.min(LONGEST_HOST, authority.length()));
    if (out == null) {
      out = Path.of("crawl-" + host);
    }
    if (job == null) {
      job =
          host + "-" + CrawlFolder.shortHash(start + " " + out.toAbsolutePath().normalize());
    }
    if (!job.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new SetupException(
          "--job is '%s'; take up to 100 letters, digits, dots and dashes.".formatted(job));
    }
    return new CrawlPlan(
        job,
        CrawlPlan.frontierOf(job),
        start,
        workers,
        maxPages,
        maxDepth,
        sameHost,
        Optional.empty(),
        FetchLimits.USUAL);
  }

  private String normal(String url) {
    return Optional.of(url)
        .filter(text -> text.matches("(?i)https?://.*"))
        .flatMap(Urls::normal)
        .orElseThrow(() -> new SetupException(
            "'%s' is no URL to crawl; write http:// or https:// and a host.".formatted(url)));
  }

  private static void inRange(String option, long number, long least, long most) {
    if (number < least || number > most) {
      throw new SetupException(
          "%s is %d, and goes from %d to %d.".formatted(option, number, least, most));
    }
  }

  private static CrawlOutcome crawl(Crawler crawler, CrawlScreen screen)
      throws InterruptedException {
    try {
      return crawler.run(screen::progress);
    } catch (NotDoneYet e) {
      throw new SetupException(
          "not done yet: %s; see ./course check frontier.".formatted(e.getMessage()), e);
    } catch (SetupException e) {
      throw e;
    } catch (IOException e) {
      throw new SetupException(
          "A page or the index could not be written (%s); the same command goes on.".formatted(e),
          e);
    } catch (RuntimeException e) {
      throw new SetupException(
          "The crawl broke off (%s); the same command goes on with it.".formatted(e), e);
    } finally {
      screen.progressEnds();
    }
  }

  private static int code(CrawlOutcome outcome) {
    return switch (outcome.state()) {
      case STOPPED -> INTERRUPTED;
      case FINISHED_ELSEWHERE -> 0;
      case FINISHED -> outcome.saved() > 0 ? 0 : 1;
    };
  }
}
