package handson.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.ReceivedCommand;
import handson.redis.queue.Frontier.Page;
import handson.redis.queue.Frontier.Progress;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.Rival;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(Frontier.class)
final class FrontierTest {
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final long MOST = 1_000_000;
  private static final long DEEPER = 1L << 32;
  private static final int CROWD = 4;
  // More than a Lua script can hand on to one command.
  private static final int MANY = 8_500;
  private static final int RESULTS = 2_000;
  // The commands that tell the server's clock.
  private static final Set<String> CLOCKS = Set.of("TIME", "PEXPIRETIME", "INFO");

  private final Frontier frontier;
  private final Instances<Frontier> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String site;
  private final String pages;
  private final String waiting;
  private final String leases;
  private final String results;

  FrontierTest(Frontier frontier, Instances<Frontier> instances, Evidence evidence, Given given) {
    this.frontier = frontier;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.site = given.key("site");
    this.pages = site + ":pages";
    this.waiting = site + ":waiting";
    this.leases = site + ":leases";
    this.results = site + ":results";
  }

  @Criterion(
      order = 1,
      value = "add lets each new URL wait, once, with depth 0, in the order of adding",
      why = "A page that is linked from everywhere would be fetched from everywhere.",
      tryIt = "HSETNX site:pages http://a/ 0")
  void addKeepsEachUrlOnce() {
    List<String> urls = urls(5);

    assertThat(frontier.add(site, urls, MOST)).as("new URLs").isEqualTo(5);
    List<String> more = new ArrayList<>(urls);
    Collections.shuffle(more, given.random());
    more.addAll(List.of("http://new/", "http://new/"));
    assertThat(frontier.add(site, more, MOST)).as("new URLs, one of six twice").isEqualTo(1);
    assertThat(frontier.add(site, urls, MOST)).as("known URLs").isZero();
    assertThat(frontier.add(site, List.of(), MOST)).as("no URLs").isZero();

    Map<String, String> depths = new HashMap<>();
    urls.forEach(url -> depths.put(url, "0"));
    depths.put("http://new/", "0");
    assertThat(redis.hgetAll(pages)).as("HGETALL pages").isEqualTo(depths);
    List<String> order = new ArrayList<>(urls);
    order.add("http://new/");
    assertThat(redis.zrange(waiting, 0, -1)).as("ZRANGE waiting").containsExactlyElementsOf(order);
    for (int i = 0; i < order.size(); i++) {
      assertThat(redis.zscore(waiting, order.get(i))).as("score").isEqualTo(i);
    }
  }

  @Criterion(
      order = 2,
      value = "the limit is for all URLs together, done ones included",
      why = "A calendar links to tomorrow for ever; without a limit so does the crawl.",
      tryIt = "HLEN site:pages")
  void theLimitIsForAll() {
    int limit = (int) given.number(3, 9);
    List<String> urls = urls(limit + 4);

    assertThat(frontier.add(site, urls.subList(0, 2), limit))
        .as("below the limit")
        .isEqualTo(2);
    assertThat(frontier.add(site, urls, limit)).as("up to the limit").isEqualTo(limit - 2);
    assertThat(redis.zrange(waiting, 0, -1)).isEqualTo(urls.subList(0, limit));
    assertThat(frontier.add(site, urls, limit)).as("at the limit").isZero();
    assertThat(frontier.add(site, urls, 0)).as("with a limit of 0").isZero();

    frontier.take(site, LEASE);
    frontier.done(site, urls.get(0), "fine", urls, limit);
    assertThat(redis.hlen(pages)).as("HLEN pages after links at the limit").isEqualTo(limit);
    frontier.take(site, LEASE);
    frontier.done(site, urls.get(1), "fine", urls, limit + 1);
    assertThat(redis.hkeys(pages))
        .as("pages after links with one place more")
        .containsExactlyInAnyOrderElementsOf(urls.subList(0, limit + 1));
    assertThat(redis.zcard(waiting)).as("ZCARD waiting").isEqualTo(limit - 1);
  }

  @Criterion(
      order = 3,
      value = "take hands out the lowest depth first, and of one depth what was added first",
      why = "What is near the start matters more; and one deep branch must not starve the rest.",
      tryIt = "ZPOPMIN site:waiting")
  void takeIsBreadthFirst() {
    List<String> urls = urls(6);
    put(urls.get(0), 2, 0);
    put(urls.get(1), 0, 1);
    put(urls.get(2), 1, 2);
    put(urls.get(3), 0, 3);
    put(urls.get(4), 2, 4);
    put(urls.get(5), 1, 5);

    List<Page> taken = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      taken.add(frontier.take(site, LEASE).orElseThrow(() -> new AssertionError("nothing left")));
    }
    assertThat(taken)
        .as("in the order of taking")
        .containsExactly(
            new Page(urls.get(1), 0),
            new Page(urls.get(3), 0),
            new Page(urls.get(2), 1),
            new Page(urls.get(5), 1),
            new Page(urls.get(0), 2),
            new Page(urls.get(4), 2));
    assertThat(redis.exists(waiting)).as("EXISTS waiting").isFalse();
    assertThat(redis.zrange(leases, 0, -1)).as("in work").containsExactlyInAnyOrderElementsOf(urls);
    assertThat(frontier.take(site, LEASE)).as("with all in work").isEmpty();
    assertThat(frontier.take(given.key("other"), LEASE)).as("of nothing").isEmpty();
  }

  @Criterion(
      order = 4,
      value = "a lease ends at the server's time plus what was asked for, in milliseconds",
      why = "Two machines' clocks differ; with the server's all agree on when a lease ends.",
      tryIt = "TIME")
  void aLeaseEndsByTheServersClock() throws Exception {
    List<String> urls = urls(3);
    frontier.add(site, urls, MOST);
    frontier.take(site, LEASE);
    frontier.extend(site, urls.get(0), LEASE);
    Duration lease = Duration.ofMillis(given.number(300_001, 9_999_999));

    List<ReceivedCommand> taking =
        lasts(urls.get(1), lease, () -> assertThat(frontier.take(site, lease)).isPresent());
    Duration other = Duration.ofMillis(given.number(300_001, 9_999_999));
    List<ReceivedCommand> extending = lasts(
        urls.get(0),
        other,
        () -> assertThat(frontier.extend(site, urls.get(0), other)).isTrue());

    assertThat(taking).as("commands of take").anyMatch(c -> CLOCKS.contains(c.name()));
    assertThat(extending).as("commands of extend").anyMatch(c -> CLOCKS.contains(c.name()));
  }

  @Criterion(
      order = 5,
      value = "what a dead worker held comes back when its lease has ended, and comes first",
      why = "A worker that is killed tells nobody; without leases its page would be lost.",
      tryIt = "ZRANGE site:leases -inf 1767225600000 BYSCORE LIMIT 0 1")
  void whatADeadWorkerHeldComesBack() {
    List<String> urls = urls(5);
    frontier.add(site, urls, MOST);
    for (int i = 0; i < 3; i++) {
      frontier.take(site, LEASE);
    }
    end(urls.get(2), 2_000);
    end(urls.get(1), 1_000);

    assertThat(frontier.take(site, LEASE)).as("the longest ago").contains(page(urls.get(2)));
    assertThat(frontier.take(site, LEASE)).as("the other one").contains(page(urls.get(1)));
    assertThat(frontier.take(site, LEASE)).as("then what waits").contains(page(urls.get(3)));
    assertThat(frontier.take(site, LEASE)).contains(page(urls.get(4)));
    assertThat(frontier.take(site, LEASE)).as("while all leases run").isEmpty();
    assertThat(redis.zcard(leases)).as("in work").isEqualTo(5);

    end(urls.get(0), 1);
    assertThat(frontier.take(site, LEASE)).as("nothing waits").contains(page(urls.get(0)));
    assertThat(redis.zscore(leases, urls.get(0)))
        .as("its new lease, in ms of the server's clock")
        .isGreaterThan(ServerTime.now(redis).toEpochMilli());
  }

  @Criterion(
      order = 6,
      value = "extend moves the end of a lease; 0 gives the URL back; what is not in work stays so",
      why = "A slow page is not a dead worker; and one who stops should not be waited for.",
      tryIt = "ZADD site:leases XX 1767225600000 http://a/")
  void extendMovesTheEnd() {
    List<String> urls = urls(3);
    frontier.add(site, urls, MOST);
    frontier.take(site, LEASE);
    frontier.take(site, LEASE);
    end(urls.get(0), 500);

    assertThat(frontier.extend(site, urls.get(0), LEASE)).as("after its end").isTrue();
    assertThat(frontier.take(site, LEASE)).as("the next").contains(page(urls.get(2)));
    assertThat(frontier.extend(site, urls.get(1), Duration.ZERO)).as("to 0").isTrue();
    long given = ServerTime.now(redis).toEpochMilli();
    await().pollDelay(Duration.ZERO).until(() -> ServerTime.now(redis).toEpochMilli() > given);
    assertThat(frontier.take(site, LEASE)).as("what was given back").contains(page(urls.get(1)));

    frontier.done(site, urls.get(1), "fine", List.of(), MOST);
    for (String url : List.of(urls.get(1), "http://unknown/")) {
      assertThat(frontier.extend(site, url, LEASE)).as(url).isFalse();
    }
    frontier.add(site, List.of("http://waits/"), MOST);
    assertThat(frontier.extend(site, "http://waits/", LEASE))
        .as("one that waits")
        .isFalse();
    assertThat(redis.zrange(leases, 0, -1))
        .as("in work")
        .containsExactlyInAnyOrder(urls.get(0), urls.get(2));
    assertThat(redis.zcard(waiting)).as("ZCARD waiting").isEqualTo(1);
  }

  @Criterion(
      order = 7,
      value = "done keeps the result and lets new links wait, one deeper than their page",
      why = "This is how a crawl grows: what is known stays, what is new goes to the end.",
      tryIt = "ZREM site:leases http://a/")
  void doneKeepsTheResultAndTheLinks() throws Exception {
    List<String> urls = urls(6);
    frontier.add(site, urls.subList(0, 1), MOST);
    frontier.take(site, LEASE);
    String result = given.text();
    List<String> links = List.of(urls.get(2), urls.get(0), urls.get(1), urls.get(2));

    assertThat(frontier.done(site, urls.get(0), result, links, MOST)).as("done").isTrue();
    assertThat(redis.exists(leases)).as("EXISTS leases").isFalse();
    assertThat(redis.lrange(results, 0, -1)).as("results").containsExactly(result);
    assertThat(redis.zrange(waiting, 0, -1))
        .as("links that are new")
        .containsExactly(urls.get(2), urls.get(1));
    assertThat(redis.zscore(waiting, urls.get(1))).as("score").isEqualTo(DEEPER + 2);

    assertThat(frontier.take(site, LEASE)).contains(new Page(urls.get(2), 1));
    assertThat(frontier.done(site, urls.get(2), "2nd", urls, MOST)).isTrue();
    assertThat(frontier.take(site, LEASE)).contains(new Page(urls.get(1), 1));
    assertThat(frontier.take(site, LEASE)).as("2 deep").contains(new Page(urls.get(3), 2));
    assertThat(redis.hget(pages, urls.get(0))).as("depth of the start").isEqualTo("0");
    assertThat(redis.hget(pages, urls.get(5))).as("depth of the last").isEqualTo("2");
    assertThat(frontier.done(site, urls.get(3), "", List.of(), MOST))
        .as("no links")
        .isTrue();
    assertThat(redis.lrange(results, 0, -1)).as("results").containsExactly(result, "2nd", "");

    Page last = frontier.take(site, LEASE).orElseThrow();
    List<String> many = urls(MANY);
    evidence.unseen(() -> assertThat(frontier.done(site, last.url(), "many", many, MOST))
        .as("%d links", MANY)
        .isTrue());
    assertThat(redis.zrange(waiting, -many.size(), -1))
        .as("%d links, in their order", MANY)
        .isEqualTo(many);
  }

  @Criterion(
      order = 8,
      value = "of a URL that is not in work nothing is done; the first result counts",
      why = "A worker that was only slow comes back after another did its page.",
      tryIt = "LRANGE site:results 0 -1")
  void theFirstResultCounts() {
    List<String> urls = urls(3);
    frontier.add(site, urls, MOST);
    frontier.take(site, LEASE);
    end(urls.get(0), 1_000);
    List<String> links = List.of("http://link/");

    assertThat(frontier.done(site, urls.get(0), "late", List.of(), MOST))
        .as("after the lease's end, before anybody else")
        .isTrue();
    assertThat(frontier.done(site, urls.get(0), "again", links, MOST))
        .as("again")
        .isFalse();
    assertThat(frontier.done(site, urls.get(1), "early", links, MOST))
        .as("waits")
        .isFalse();
    assertThat(frontier.done(site, "http://x/", "x", links, MOST)).as("unknown").isFalse();

    assertThat(redis.lrange(results, 0, -1)).as("results").containsExactly("late");
    assertThat(redis.hkeys(pages)).as("pages").containsExactlyInAnyOrderElementsOf(urls);
    assertThat(redis.zrange(waiting, 0, -1)).as("waiting").isEqualTo(urls.subList(1, 3));
  }

  @Criterion(
      order = 9,
      value = "results are read from an offset, and stay for other readers",
      why = "Two programs that show one crawl both need every result.",
      tryIt = "LRANGE site:results 2 -1")
  void resultsStay() {
    List<String> all = IntStream.range(0, 7).mapToObj(i -> given.text() + i).toList();
    redis.rpush(results, all.toArray(String[]::new));

    assertThat(frontier.results(site, 0)).as("all").isEqualTo(all);
    assertThat(frontier.results(site, 5)).as("from 5").isEqualTo(all.subList(5, 7));
    assertThat(frontier.results(site, 7)).as("from the end").isEmpty();
    assertThat(frontier.results(site, 99)).as("from beyond").isEmpty();
    assertThat(frontier.results(site, 1L << 40)).as("from far beyond").isEmpty();
    assertThat(frontier.results(site, 0)).as("all, again").isEqualTo(all);
    assertThat(frontier.results(given.key("other"), 0)).as("of nothing").isEmpty();
  }

  @Criterion(
      order = 10,
      value = "progress counts what waits, is in work and is done; finished is nothing left",
      why = "A page whose lease has ended is not done: who stops now loses it and all behind it.",
      tryIt = "ZCARD site:waiting")
  void progressCounts() {
    List<String> urls = urls(4);
    assertThat(frontier.progress(site)).as("of nothing").isEqualTo(new Progress(0, 0, 0));
    frontier.add(site, urls, MOST);
    assertThat(frontier.progress(site)).isEqualTo(new Progress(4, 0, 0));
    urls.forEach(url -> frontier.take(site, LEASE));
    assertThat(frontier.progress(site)).isEqualTo(new Progress(0, 4, 0));
    assertThat(frontier.progress(site).isFinished()).as("with all in work").isFalse();
    urls.subList(1, 4).forEach(url -> frontier.done(site, url, "fine", List.of(), MOST));
    end(urls.get(0), 1_000);
    assertThat(frontier.progress(site)).as("a lease has ended").isEqualTo(new Progress(0, 1, 3));
    frontier.done(site, urls.get(0), "fine", List.of(), MOST);
    assertThat(frontier.progress(site)).isEqualTo(new Progress(0, 0, 4));
    assertThat(frontier.progress(site).isFinished()).as("with all done").isTrue();
  }

  @Criterion(
      order = 11,
      value = "delete leaves no key of the frontier, and every key of others",
      why = "A site's neighbour may have a name that begins with the same letters.",
      tryIt = "UNLINK site:pages site:waiting site:leases site:results")
  void deleteLeavesOthers() {
    String neighbour = site + "2";
    String below = site + ":old";
    for (String name : List.of(site, neighbour, below)) {
      List<String> urls = urls(3);
      frontier.add(name, urls, MOST);
      frontier.take(name, LEASE);
      frontier.take(name, LEASE);
      frontier.done(name, urls.get(0), "fine", List.of(), MOST);
    }

    frontier.delete(site);
    frontier.delete(given.key("other"));

    assertThat(redis.exists(pages, waiting, leases, results)).as("EXISTS").isZero();
    for (String name : List.of(neighbour, below)) {
      assertThat(frontier.progress(name)).as("a neighbour").isEqualTo(new Progress(1, 1, 1));
    }
  }

  @Criterion(
      order = 12,
      value = "a negative limit, offset or lease is refused, and a lease of 0 where one takes",
      why = "A URL with a lease of 0 would be in two hands at once.",
      tryIt = "LRANGE site:results -3 -1")
  void nonsenseIsRefused() {
    List<String> urls = urls(2);
    frontier.add(site, urls, MOST);
    frontier.take(site, LEASE);
    Duration negative = Duration.ofMillis(-1);

    assertRefused("add up to -1", () -> frontier.add(site, List.of("http://x/"), -1));
    assertRefused("take for 0 ms", () -> frontier.take(site, Duration.ZERO));
    assertRefused("take for less than 1 ms", () -> frontier.take(site, Duration.ofNanos(999)));
    assertRefused("take for -1 ms", () -> frontier.take(site, negative));
    assertRefused("extend by -1 ms", () -> frontier.extend(site, urls.get(0), negative));
    assertRefused("done up to -1", () -> frontier.done(site, urls.get(0), "", List.of(), -1));
    assertRefused("results from -1", () -> frontier.results(site, -1));
    assertThat(frontier.progress(site)).isEqualTo(new Progress(1, 1, 0));
  }

  @Criterion(
      order = 13,
      value = "after each step every key has 7 days to live",
      why = "Nobody comes back to a crawl that was given up, and its keys would stay for ever.",
      tryIt = "PTTL site:pages")
  void everyKeyHasATimeToLive() throws Exception {
    List<String> urls = urls(4);
    warmUp();
    List<ReceivedCommand> received = evidence.received(() -> {
      frontier.add(site, urls.subList(0, 2), MOST);
      frontier.take(site, LEASE);
      frontier.take(site, LEASE);
      frontier.done(site, urls.get(0), "fine", urls, MOST);
    });
    assertLives("after all calls");

    redis.del(pages, waiting, leases, results);
    for (AtomicStep step : AtomicStep.of(received)) {
      step.repeat(redis);
      assertLives("after " + step.commands().get(0).name());
    }

    List<Runnable> calls = List.of(
        () -> frontier.extend(site, urls.get(1), LEASE),
        () -> frontier.take(site, LEASE),
        () -> frontier.add(site, List.of("http://new/"), MOST),
        () -> frontier.done(site, urls.get(1), "fine", List.of(), MOST));
    for (Runnable call : calls) {
      for (String key : List.of(pages, waiting, leases, results)) {
        redis.pexpire(key, 60_000);
      }
      call.run();
      assertLives("once more from now");
    }
  }

  @Criterion(
      order = 14,
      value = "after each step every URL is in one state, neither in two nor in none",
      why = "A worker may die between any two steps: what is nowhere then is lost.",
      tryIt = "ZCARD site:leases")
  void noStepLosesAUrl() throws Exception {
    List<String> urls = urls(6);
    warmUp();
    List<ReceivedCommand> received = evidence.received(() -> {
      frontier.add(site, urls.subList(0, 3), MOST);
      frontier.take(site, LEASE);
      frontier.take(site, LEASE);
      frontier.extend(site, urls.get(1), Duration.ofHours(1));
      frontier.done(site, urls.get(0), "fine", urls, MOST);
      frontier.take(site, LEASE);
    });
    assertThat(frontier.progress(site)).as("after all").isEqualTo(new Progress(3, 2, 1));

    redis.del(pages, waiting, leases, results);
    for (AtomicStep step : AtomicStep.of(received)) {
      step.repeat(redis);
      Set<String> inBoth = new HashSet<>(redis.zrange(waiting, 0, -1));
      inBoth.retainAll(redis.zrange(leases, 0, -1));
      assertThat(inBoth).as("URLs that wait and are in work").isEmpty();
      assertThat(redis.zcard(waiting) + redis.zcard(leases) + redis.llen(results))
          .as(
              "URLs that wait, are in work or are done, after %s",
              step.commands().get(0).name())
          .isEqualTo(redis.hlen(pages));
      assertThat(redis.llen(results) == 0 || redis.hlen(pages) == 6)
          .as("links come with the result of their page")
          .isTrue();
    }
  }

  @Criterion(
      order = 15,
      value = "what another worker did at the last moment is seen",
      why = "Between a look and a write there is time for somebody else, on another machine too.",
      tryIt = "HSETNX site:pages http://a/ 0")
  void aRivalIsSeen() throws Exception {
    List<String> urls = urls(4);
    warmUp();
    frontier.add(site, urls.subList(0, 3), MOST);

    Long added = Rival.overtakes(
        redis,
        () -> redis.hset(pages, urls.get(3), "0"),
        () -> frontier.add(site, List.of(urls.get(3)), MOST));
    assertThat(added).as("new URLs, after a rival added the same").isZero();
    assertThat(redis.zscore(waiting, urls.get(3))).as("waiting").isNull();

    double later = ServerTime.now(redis).plusSeconds(900).toEpochMilli();
    Optional<Page> taken = Rival.overtakes(
        redis, () -> move(waiting, leases, later, urls.get(0)), () -> frontier.take(site, LEASE));
    assertThat(taken).as("after a rival took the first").contains(page(urls.get(1)));

    end(urls.get(1), 1_000);
    taken = Rival.overtakes(
        redis, () -> redis.zadd(leases, later, urls.get(1)), () -> frontier.take(site, LEASE));
    assertThat(taken).as("after a rival took the ended").contains(page(urls.get(2)));

    Boolean done = Rival.overtakes(
        redis,
        () -> redis.zrem(leases, urls.get(2)),
        () -> frontier.done(site, urls.get(2), "2nd", List.of("http://x/"), MOST));
    assertThat(done).as("done, after a rival was").isFalse();
    assertThat(redis.exists(results)).as("results").isFalse();
    assertThat(redis.hexists(pages, "http://x/")).as("a link").isFalse();

    Boolean extended = Rival.overtakes(
        redis,
        () -> redis.zrem(leases, urls.get(1)),
        () -> frontier.extend(site, urls.get(1), LEASE));
    assertThat(extended).as("extended, after a rival was done").isFalse();
    assertThat(redis.zscore(leases, urls.get(1))).as("in work").isNull();
  }

  @Criterion(
      order = 16,
      value = "in a crowd of two programs each URL is added once, taken once and done once",
      why = "More workers must not mean more fetches.",
      tryIt = "HLEN site:pages")
  void aCrowdTakesEachUrlOnce() throws Exception {
    List<String> urls = urls(60);
    int limit = 40;
    long seed = given.number(0, 1_000_000);
    Frontier otherProgram = instances.through(new Middleman() {});

    evidence.unseen(() -> {
      List<Long> added = Crowd.of(CROWD, member -> {
        List<String> mine = new ArrayList<>(urls);
        Collections.shuffle(mine, new Random(seed + member));
        Frontier own = member % 2 == 0 ? frontier : otherProgram;
        long sum = 0;
        for (int i = 0; i < mine.size(); i += 5) {
          sum += own.add(site, mine.subList(i, i + 5), limit);
        }
        return sum;
      });
      assertThat(added.stream().mapToLong(n -> n).sum()).as("new URLs").isEqualTo(limit);
    });
    assertThat(redis.hlen(pages)).as("HLEN pages").isEqualTo(limit);
    assertThat(redis.zcard(waiting)).as("ZCARD waiting").isEqualTo(limit);

    evidence.unseen(() -> {
      List<List<String>> taken = Crowd.of(CROWD, member -> {
        Frontier own = member % 2 == 0 ? frontier : otherProgram;
        List<String> mine = new ArrayList<>();
        Optional<Page> page = own.take(site, LEASE);
        while (page.isPresent()) {
          mine.add(page.get().url());
          own.done(site, page.get().url(), page.get().url(), List.of(), limit);
          page = own.take(site, LEASE);
        }
        return mine;
      });
      assertThat(taken.stream().flatMap(List::stream)).as("taken").hasSize(limit);
    });
    assertThat(frontier.results(site, 0)).as("results").hasSize(limit).doesNotHaveDuplicates();
    assertThat(frontier.progress(site)).isEqualTo(new Progress(0, 0, limit));
  }

  @Criterion(
      order = 17,
      value = "progress is one moment, whatever moves meanwhile",
      why =
          "Counted one after the other, a page can be missed on its way: the crawl ends too soon.",
      tryIt = "LLEN site:results")
  void progressIsOneMoment() {
    List<String> urls = urls(40);
    frontier.add(site, urls, MOST);
    frontier.take(site, LEASE);
    // Before each command another worker takes a page and is done with it at once.
    Frontier watched = instances.through(new Middleman() {
      @Override
      public List<String> command(List<String> command) {
        move(waiting, results, 0, redis.zrange(waiting, 0, 0).get(0));
        return command;
      }
    });

    for (int i = 0; i < 2; i++) {
      Progress progress = watched.progress(site);
      assertThat(progress.waiting() + progress.inWork() + progress.done())
          .as("all URLs, in %s", progress)
          .isEqualTo(40);
      assertThat(progress.inWork()).as("in work").isEqualTo(1);
    }
  }

  @Criterion(
      order = 18,
      value = "URLs stay in Redis: a call fetches only what it answers with",
      why = "A frontier has millions of URLs, and every worker asks many times a second.",
      tryIt = "ZPOPMIN site:waiting")
  void urlsStayInRedis() throws Exception {
    List<String> urls = urls(MANY);
    evidence.unseen(() -> {
      frontier.add(site, urls, MOST);
      redis.rpush(results, urls.subList(0, RESULTS).toArray(String[]::new));
    });
    frontier.take(site, LEASE);
    frontier.extend(site, urls.get(0), LEASE);
    frontier.progress(site);
    frontier.done(site, urls.get(0), "fine", urls.subList(0, 3), MOST);
    frontier.results(site, RESULTS);

    long bytes = evidence.bytesSent(() -> {
      assertThat(frontier.add(site, List.of("http://new/"), MOST)).isEqualTo(1);
      assertThat(frontier.take(site, LEASE)).contains(page(urls.get(1)));
      assertThat(frontier.extend(site, urls.get(1), LEASE)).isTrue();
      assertThat(frontier.done(site, urls.get(1), "fine", urls.subList(0, 3), MOST))
          .isTrue();
      assertThat(frontier.progress(site)).isEqualTo(new Progress(MANY - 1, 0, RESULTS + 2));
      assertThat(frontier.results(site, RESULTS)).hasSize(2);
    });

    assertThat(bytes).as("bytes that Redis sent").isLessThan(30_000);
  }

  /** Different URLs; some have letters beyond ASCII, though a crawler would have encoded them. */
  private List<String> urls(int count) {
    Set<String> urls = new LinkedHashSet<>();
    while (urls.size() < count) {
      urls.add("http://" + given.word() + "/" + given.number(0, 1_000_000) + "?q=" + given.word());
    }
    return List.copyOf(urls);
  }

  private static Page page(String url) {
    return new Page(url, 0);
  }

  /** A page that waits, as the contract keeps it. */
  private void put(String url, int depth, int before) {
    redis.hset(pages, url, Integer.toString(depth));
    redis.zadd(waiting, depth * (double) DEEPER + before, url);
  }

  /** Makes a lease end so many milliseconds ago. */
  private void end(String url, long ago) {
    redis.zadd(leases, ServerTime.now(redis).toEpochMilli() - ago, url);
  }

  /** What another worker does in one step. */
  private void move(String from, String to, double score, String url) {
    String put = to.equals(results)
        ? "redis.call('RPUSH', KEYS[2], ARGV[1])"
        : "redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])";
    redis.eval(
        "redis.call('ZREM', KEYS[1], ARGV[1]) " + put,
        List.of(from, to),
        List.of(url, Double.toString(score)));
  }

  /** What an action sent; the lease that it made must end when it should, by the server's clock. */
  private List<ReceivedCommand> lasts(String url, Duration lease, Evidence.Action action)
      throws Exception {
    long before = ServerTime.now(redis).toEpochMilli();
    List<ReceivedCommand> received = evidence.received(action);
    long after = ServerTime.now(redis).toEpochMilli();
    assertThat(redis.zscore(leases, url))
        .as("the end of a lease of %s, in ms of the server's clock", lease)
        // Who counts microseconds too is as right.
        .isBetween(before + (double) lease.toMillis(), after + 1 + (double) lease.toMillis());
    return received;
  }

  private void assertLives(String when) {
    for (String key : List.of(pages, waiting, leases, results)) {
      if (redis.exists(key)) {
        assertThat(redis.pttl(key))
            .as("PTTL %s, %s", key, when)
            .isBetween(
                Duration.ofDays(7).minusMinutes(1).toMillis(),
                Duration.ofDays(7).toMillis());
      }
    }
  }

  /** Once all methods ran, no script is sent twice because Redis did not know it. */
  private void warmUp() {
    String other = given.key("other");
    frontier.add(other, List.of("http://x/"), MOST);
    frontier.take(other, LEASE);
    frontier.extend(other, "http://x/", LEASE);
    frontier.done(other, "http://x/", "fine", List.of("http://y/"), MOST);
    frontier.progress(other);
    frontier.delete(other);
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
