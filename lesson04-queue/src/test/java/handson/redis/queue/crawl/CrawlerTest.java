package handson.redis.queue.crawl;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.SetupException;
import handson.redis.queue.Frontier;
import handson.redis.queue.Frontier.Progress;
import handson.redis.queue.crawl.CrawlOutcome.State;
import handson.redis.queue.jedis.JedisFrontier;
import handson.redis.testing.SharedRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The crawler on sites of this machine. */
@ExtendWith(SharedRedis.class)
// It starts programs and waits for them.
@Timeout(120)
final class CrawlerTest {
  private static final AtomicInteger JOBS = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningRedis redis;
  private final String job = "test-" + ProcessHandle.current().pid() + "-" + JOBS.getAndIncrement();
  private final List<Process> children = new ArrayList<>();

  @TempDir
  private Path out;

  CrawlerTest(RunningRedis redis) {
    this.redis = redis;
  }

  @AfterEach
  void endChildren() throws Exception {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void everyFaultOfTheWebIsAnEntryOfTheIndex() throws Exception {
    try (FaultySite site = FaultySite.start()) {
      CrawlOutcome outcome = crawl(plan(site, "/", 1_000));

      assertThat(outcome.state()).isEqualTo(State.FINISHED);
      Map<String, PageResult> pages = pages(outcome, site);
      assertPage(pages, "/", "Start");
      assertPage(pages, "/about.html", "About: ü, 日本");
      assertPage(pages, "/shift-jis.html", "日本語のページ");
      assertPage(pages, "/cyrillic.html", "Кириллица");
      assertPage(pages, "/gzip.html", "Compressed");
      assertPage(pages, "/new/?a=1&b=2", "Moved here");
      assertPage(pages, "/shaky.html", "Better now");
      assertPage(pages, "/broken.html", "Broken<p>");
      assertPage(pages, "/child.html", "Child of a broken page");
      assertPage(pages, "/empty.html", "");
      assertPage(pages, "/search?page=2&q=%C3%BC", "Search");
      assertPage(pages, "/CON", "Name");
      assertPage(pages, "/con", "Name");
      assertPage(pages, "/dots...", "Name");
      assertPage(pages, "/calendar?day=4", "Day 4");
      assertThat(pages.get("/shaky.html").attempts()).isEqualTo(3);
      assertThat(pages.get("/report.pdf").file()).endsWith(".pdf");
      assertThat(pages.get("/data").file()).endsWith(".bin");
      assertThat(pages.get("/data").bytes()).isEqualTo(4);
      assertThat(pages.get("/moved").redirect()).isEqualTo(site.url("/new/?a=1&b=2"));
      assertThat(pages.get("/moved").error()).isNull();
      assertThat(pages.get("/").outside()).as("links to other hosts").isEqualTo(1);
      Map<String, String> errors = new TreeMap<>();
      pages.forEach((path, page) -> {
        if (page.error() != null) {
          errors.put(path, page.error());
        }
      });
      assertThat(errors)
          .isEqualTo(new TreeMap<>(Map.ofEntries(
              Map.entry("/bomb.html", "larger than 1,000,000 bytes"),
              Map.entry("/no-gzip.html", "broken gzip"),
              Map.entry("/loop-a", "redirect loop"),
              Map.entry("/loop-b", "redirect loop"),
              Map.entry("/to-outside", "redirects to another host"),
              Map.entry("/to-mail", "redirects to what is no page"),
              Map.entry("/missing.html", "HTTP 404"),
              Map.entry("/error.html", "HTTP 500"),
              Map.entry("/silent.html", "no end after 2000 ms"),
              Map.entry("/slow.html", "no end after 2000 ms"),
              Map.entry("/endless.bin", "larger than 1,000,000 bytes"),
              Map.entry("/cut.html", "the connection broke"),
              Map.entry("/private/secret.html", "disallowed by robots.txt"))));
      assertThat(pages.keySet()).hasSize(36).doesNotContain("/calendar?day=5", "/never", "/no");
      assertEachOnce(site, Map.of("/shaky.html", 3, "/error.html", 3, "/cut.html", 3));
      assertThat(site.requests()).doesNotContainKey("/private/secret.html");
      assertFilesAreTheIndex(outcome);
      assertNothingIsLeft();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lettuce", "redisson"})
  void theOtherClientsCrawlToo(String client) throws Exception {
    try (FaultySite site = FaultySite.start();
        CrawlRun run = new CrawlRun(redis.address(), client, plan(site, "/tree/0", 60), out)) {
      CrawlOutcome outcome = run.run();

      assertThat(outcome.state()).isEqualTo(State.FINISHED);
      assertThat(outcome.results()).hasSize(60);
      assertEachOnce(site, Map.of());
      assertFilesAreTheIndex(outcome);
    }
  }

  @Test
  void limitsHold() throws Exception {
    try (FaultySite site = FaultySite.start()) {
      CrawlPlan plan = plan(site, "/tree/0", 1_000);
      CrawlPlan shallow = new CrawlPlan(
          plan.job(),
          plan.frontier(),
          plan.start(),
          3,
          1_000,
          2,
          true,
          plan.delay(),
          plan.limits());

      CrawlOutcome outcome = crawl(shallow);

      assertThat(outcome.results()).hasSize(111).allMatch(page -> page.depth() <= 2);
      assertThat(site.requests()).hasSize(112).doesNotContainKey("/tree/111");
      assertThat(crawl(plan(site, "/tree/0", 7)).results())
          .as("at most 7 pages")
          .hasSize(7);
      assertFilesAreTheIndex(7);
      assertThat(crawl(plan(site, "/tree/0", 0)).results()).as("none").isEmpty();
    }
  }

  @Test
  void twoProcessesShareACrawlAndKeepTheDelay() throws Exception {
    try (FaultySite site = FaultySite.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      // The first page is held until both are there: neither can be finished before.
      CrawlPlan plan = plan(site, "/tree/0", 40);
      Frontier frontier = new JedisFrontier(clients.jedis());
      frontier.add(plan.frontier(), plan.start(), plan.maxPages());
      assertThat(frontier.take(plan.frontier(), Duration.ofMinutes(10))).isPresent();
      BufferedReader first = lines(child(site, 40, Duration.ofMillis(30)));
      BufferedReader second = lines(child(site, 40, Duration.ofMillis(30)));
      assertThat(List.of(first.readLine(), second.readLine())).containsOnly(CrawlRun.BEGUN);
      assertThat(site.requests()).as("while the page is held").isEmpty();
      frontier.extend(plan.frontier(), plan.start().get(0), Duration.ZERO);

      assertThat(List.of(first.readLine(), second.readLine()))
          .contains("FINISHED")
          .isSubsetOf("FINISHED", "FINISHED_ELSEWHERE");
      assertThat(site.requests()).as("40 pages and robots.txt").hasSize(41);
      assertEachOnce(site, Map.of("/robots.txt", site.requests().get("/robots.txt")));
      List<Long> times = site.times();
      for (int i = 1; i < times.size(); i++) {
        assertThat(Duration.ofNanos(times.get(i) - times.get(i - 1)))
            .as("between request %d and the one before it", i)
            .isGreaterThanOrEqualTo(Duration.ofMillis(28));
      }
      assertFilesAreTheIndex(40);
      assertNothingIsLeft();
    }
  }

  @Test
  void whatAKilledProcessHadIsFetchedByTheNext() throws Exception {
    try (FaultySite site = FaultySite.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      Process killed = child(site, 600, Duration.ofMillis(5));
      await().atMost(PATIENCE).until(() -> site.requests().size() > 50);
      killed.destroyForcibly().waitFor();
      assertThat(out.resolve("index.json")).doesNotExist();
      // In place of waiting for their end.
      String leases = plan(site, "/tree/0", 600).frontier() + ":leases";
      UnifiedJedis jedis = clients.jedis();
      jedis.zrange(leases, 0, -1).forEach(url -> jedis.zadd(leases, 0, url));

      CrawlOutcome outcome = crawl(plan(site, "/tree/0", 600));

      assertThat(outcome.state()).isEqualTo(State.FINISHED);
      assertThat(outcome.results()).hasSize(600);
      assertThat(site.requests()).hasSize(601);
      assertThat(site.requests().values().stream().mapToInt(count -> count - 1).sum())
          .as("fetched twice: what the 4 workers were at, and robots.txt")
          .isLessThanOrEqualTo(5);
      assertFilesAreTheIndex(outcome);
      // The delay that the killed one began ends by itself.
      for (String key : jedis.keys("crawl:{" + job + "}*")) {
        assertThat(key).contains(":host:");
        assertThat(jedis.pttl(key)).as("PTTL").isNotEqualTo(-1);
      }
    }
  }

  @Test
  void aStoppedCrawlGoesOnWhereItWas() throws Exception {
    try (FaultySite site = FaultySite.start()) {
      CrawlPlan plan = CrawlRun.plan(job, site.url("/tree/0"), 150, Duration.ofMillis(20));
      CrawlOutcome stopped;
      try (CrawlRun run = new CrawlRun(redis.address(), "jedis", plan, out)) {
        CompletableFuture<CrawlOutcome> running = running(run);
        await().atMost(PATIENCE).until(() -> site.requests().size() > 15);
        run.stop();
        stopped = running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      assertThat(stopped.state()).isEqualTo(State.STOPPED);
      assertThat(stopped.waiting()).isPositive();
      assertFilesAreTheIndex(stopped);

      CrawlOutcome outcome = crawl(plan(site, "/tree/0", 150));

      assertThat(outcome.results()).hasSize(150);
      assertThat(outcome.results()).extracting(PageResult::url).doesNotHaveDuplicates();
      assertThat(site.requests()).hasSize(151);
      assertFilesAreTheIndex(outcome);
    }
  }

  @Test
  void aCrawlWhoseKeysAreGoneIsNotFinished() throws Exception {
    try (FaultySite site = FaultySite.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      // An index of an earlier run says nothing of this one.
      assertThat(crawl(plan(site, "/tree/0", 3)).state()).isEqualTo(State.FINISHED);
      CrawlPlan plan = CrawlRun.plan(job, site.url("/tree/0"), 300, Duration.ofMillis(20));
      try (CrawlRun run = new CrawlRun(redis.address(), "jedis", plan, out)) {
        CompletableFuture<CrawlOutcome> running = running(run);
        await().atMost(PATIENCE).until(() -> site.requests().size() > 8);

        new JedisFrontier(clients.jedis()).delete(plan.frontier());

        assertThatThrownBy(() -> running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            .hasRootCauseInstanceOf(SetupException.class)
            .hasStackTraceContaining("keys are gone from Redis");
      }
    }
  }

  @Test
  void aStartThatIsAddedAtTheEndIsCrawled() throws Exception {
    try (FaultySite site = FaultySite.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      CrawlPlan plan = plan(site, "/tree/0", 3);
      Frontier jedis = new JedisFrontier(clients.jedis());
      String last = site.url("/tree/1110");
      AtomicBoolean added = new AtomicBoolean();
      // Between the last look at the frontier and its end another process adds its start.
      Frontier overtaken = (Frontier) Proxy.newProxyInstance(
          Frontier.class.getClassLoader(),
          new Class<?>[] {Frontier.class},
          (proxy, method, arguments) -> {
            Object answer = method.invoke(jedis, arguments);
            if (answer instanceof Progress progress
                && progress.isFinished()
                && isAtTheEnd()
                && !added.getAndSet(true)) {
              jedis.add(plan.frontier(), List.of(last), 4);
            }
            return answer;
          });

      CrawlOutcome outcome = new Crawler(
              overtaken, clients.jedis(), plan, CrawlFolder.open(out, job))
          .run(progress -> {});

      assertThat(added).isTrue();
      assertThat(outcome.state()).isEqualTo(State.FINISHED);
      assertThat(outcome.results()).hasSize(4).extracting(PageResult::url).contains(last);
      assertFilesAreTheIndex(outcome);
      assertNothingIsLeft();
    }
  }

  @Test
  void robotsAreObeyed() throws Exception {
    try (FaultySite site = FaultySite.start(
        "User-agent: *\nDisallow:\n\nUser-agent: handson-redis-course\nDisallow: /tree/2\n"
            + "Crawl-delay: 0.05\n")) {
      CrawlOutcome outcome = crawl(plan(site, "/tree/0", 11));

      assertThat(pages(outcome, site).get("/tree/2").error()).isEqualTo("disallowed by robots.txt");
      assertThat(site.requests()).doesNotContainKey("/tree/2");
      List<Long> times = site.times();
      for (int i = 2; i < times.size(); i++) {
        assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(48_000_000);
      }
    }
  }

  @Test
  void aHostThatCannotBeReachedIsAnEntry() throws Exception {
    String url;
    try (FaultySite site = FaultySite.start()) {
      url = site.url("/");
    }

    CrawlOutcome outcome = crawl(CrawlRun.plan(job, url, 10, Duration.ZERO));

    assertThat(outcome.state()).isEqualTo(State.FINISHED);
    assertThat(outcome.results())
        .singleElement()
        .extracting(PageResult::error)
        .isEqualTo("robots.txt: cannot be reached");
  }

  private static CompletableFuture<CrawlOutcome> running(CrawlRun run) {
    CompletableFuture<CrawlOutcome> running = new CompletableFuture<>();
    // Not in the common pool: on two processors Java 25 has one thread there, and HttpClient needs
    // it.
    new Thread(
            () -> {
              try {
                running.complete(run.run());
              } catch (Exception e) {
                running.completeExceptionally(e);
              }
            },
            "crawl-run")
        .start();
    return running;
  }

  private static boolean isAtTheEnd() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames.anyMatch(frame -> frame.getClassName().equals(CrawlEnd.class.getName())));
  }

  private CrawlPlan plan(FaultySite site, String path, long maxPages) {
    return CrawlRun.plan(job, site.url(path), maxPages, Duration.ZERO);
  }

  private CrawlOutcome crawl(CrawlPlan plan) throws Exception {
    try (CrawlRun run = new CrawlRun(redis.address(), "jedis", plan, out)) {
      return run.run();
    }
  }

  private Process child(FaultySite site, int maxPages, Duration delay) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        CrawlRun.class.getName(),
        redis.address().toString(),
        job,
        site.url("/tree/0"),
        Integer.toString(maxPages),
        Long.toString(delay.toMillis()),
        out.toString()));
    redis.address().caCertificate().map(Path::toString).ifPresent(command::add);
    Process child = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    children.add(child);
    return child;
  }

  private static BufferedReader lines(Process child) {
    return new BufferedReader(new InputStreamReader(child.getInputStream()));
  }

  private static Map<String, PageResult> pages(CrawlOutcome outcome, FaultySite site) {
    int origin = site.url("").length();
    return outcome.results().stream()
        .collect(toMap(page -> page.url().substring(origin), identity()));
  }

  private static void assertPage(Map<String, PageResult> pages, String path, String title) {
    assertThat(pages).containsKey(path);
    PageResult page = pages.get(path);
    assertThat(page.status()).as(path).isEqualTo(200);
    assertThat(page.title()).as(path).isEqualTo(title);
    assertThat(page.error()).as(path).isNull();
    assertThat(page.file()).as(path).endsWith(".html");
  }

  private static void assertEachOnce(FaultySite site, Map<String, Integer> others) {
    assertThat(site.requests())
        .allSatisfy(
            (path, count) -> assertThat(count).as(path).isEqualTo(others.getOrDefault(path, 1)));
  }

  private void assertFilesAreTheIndex(CrawlOutcome outcome) throws IOException {
    assertFilesAreTheIndex(outcome.results().size());
  }

  /** The index has so many entries, and their files are those of the folder. */
  private void assertFilesAreTheIndex(int entries) throws IOException {
    JsonNode pages = JsonMapper.shared().readTree(out.resolve("index.json")).get("pages");
    assertThat(pages).hasSize(entries);
    Map<String, Long> named = new TreeMap<>();
    for (JsonNode page : pages) {
      if (page.has("file")) {
        named.put(page.get("file").asString(), page.get("bytes").asLong());
      }
    }
    Map<String, Long> saved = new TreeMap<>();
    try (Stream<Path> files = Files.list(out.resolve("pages"))) {
      for (Path file : files.toList()) {
        saved.put("pages/" + file.getFileName(), Files.size(file));
      }
    }
    assertThat(saved).isEqualTo(named);
    assertThat(Files.readString(out.resolve("map.html"))).contains("<svg");
  }

  private void assertNothingIsLeft() {
    try (RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      assertThat(clients.jedis().keys("crawl:{" + job + "}*")).isEmpty();
    }
  }
}
