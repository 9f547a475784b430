package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import handson.redis.expire.CacheAside.Statistics;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.ReceivedCommand;
import handson.redis.kit.RedisClients;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.Rival;
import handson.redis.testing.ServerTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;
import tools.jackson.databind.json.JsonMapper;

@ContractTest(CacheAside.class)
final class CacheAsideTest {
  private static final int CROWD = 32;
  private static final Duration TTL = Duration.ofSeconds(1_000);
  private static final Duration ABSENT_TTL = Duration.ofSeconds(100);
  private static final Duration LEASE = Duration.ofSeconds(60);
  // For what must not end by itself, on a busy machine either.
  private static final Duration LONG = Duration.ofSeconds(30);
  // For what is meant to end by itself.
  private static final Duration SHORT = Duration.ofMillis(50);
  // How long a loader waits for what makes a wrong solution fail.
  private static final Duration PACE = Duration.ofSeconds(2);
  // The longest that an answer may take which waits for SHORT once or twice; a busy machine delays
  // one of them for longer, but not so many one after the other.
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 3;

  private final CacheAside cacheAside;
  private final Evidence evidence;
  private final Instances<CacheAside> instances;
  private final UnifiedJedis redis;
  private final Given given;
  private final JsonMapper json = JsonMapper.builder().build();
  private final String name;
  private final CachePolicy cache;
  private final String id;
  private final Product product;
  private final AtomicInteger loads = new AtomicInteger();

  CacheAsideTest(
      CacheAside cacheAside, Evidence evidence, Instances<CacheAside> instances, Given given) {
    this.cacheAside = cacheAside;
    this.evidence = evidence;
    this.instances = instances;
    this.redis = evidence.redis();
    this.given = given;
    this.name = given.key("products");
    this.cache = policy(0.1, LONG, LONG);
    this.id = given.word();
    this.product = product();
  }

  @Criterion(
      order = 1,
      value = "a value is loaded once, and then any program gets it from Redis",
      why = "That is what a cache is for; a map in one JVM is one more thing that can be old.",
      tryIt = "GET products:value:7")
  void aValueIsLoadedOnce() {
    assertThat(cacheAside.get(cache, id, Product.class, this::load))
        .as("the first get")
        .contains(product);
    assertThat(loads).as("loads").hasValue(1);
    assertThat(redis.exists(cache.valueKey(id)))
        .as("EXISTS %s", cache.valueKey(id))
        .isTrue();
    assertThat(another().get(cache, id, Product.class, this::never))
        .as("another program's get")
        .contains(product);
    Product other = product();
    assertThat(get(cacheAside, given.key("id"), other)).as("another id").contains(other);
  }

  @Criterion(
      order = 2,
      value = "values are JSON, which programs in any language read and write",
      why = "A class name or Java's own form ties every program to yours.",
      tryIt = "SET products:value:7 '{\"name\":\"tea\",\"cents\":350}' PX 600000")
  void valuesAreJson() {
    get(cacheAside, id, product);

    assertThat(json.readTree(redis.get(cache.valueKey(id))))
        .as("GET %s", cache.valueKey(id))
        .isEqualTo(json.valueToTree(product));

    redis.set(
        cache.valueKey(id),
        "{ \"colour\": \"red\", \"cents\": 7, \"name\": %s }"
            .formatted(json.writeValueAsString(product.name())));
    assertThat(cacheAside.get(cache, id, Product.class, this::never))
        .as("the value that a newer program wrote")
        .contains(new Product(product.name(), 7));
  }

  @Criterion(
      order = 3,
      value = "that the source has no value is remembered too, by a mark that is no JSON",
      why = "Else every request for what is not there reaches the source, and those can be many.",
      tryIt = "GET products:value:0")
  void absentIsRemembered() {
    assertThat(cacheAside.get(cache, id, Product.class, Optional::empty))
        .as("what the source does not have")
        .isEmpty();
    assertThat(redis.get(cache.valueKey(id)))
        .as("GET %s", cache.valueKey(id))
        .isEqualTo(CacheAside.ABSENT);
    assertThat(another().get(cache, id, Product.class, this::never))
        .as("another program's get")
        .isEmpty();

    String key = given.key("id");
    cacheAside.get(cache, key, String.class, () -> Optional.of(CacheAside.ABSENT));
    assertThat(another().get(cache, key, String.class, () -> Optional.of("loaded again")))
        .as("the value \"absent\", which is there")
        .contains(CacheAside.ABSENT);
  }

  @Criterion(
      order = 4,
      value = "everything has its time to live, spread by the jitter around what the policy says",
      why = "What was loaded in the same minute must not be loaded again in the same minute.",
      tryIt = "PTTL products:value:7")
  void everythingHasItsTimeToLive() throws Exception {
    CachePolicy exact = policy(0, LONG, LONG);
    Instant before = ServerTime.now(redis);
    cacheAside.get(exact, id, Product.class, this::load);
    assertThat(expiry(id))
        .as("PEXPIRETIME without jitter, a ttl of %s from now", TTL)
        .isBetween(before.plus(TTL).minusMillis(1), ServerTime.now(redis).plus(TTL));

    redis.pexpire(cache.valueKey(id), 50_000);
    cacheAside.get(exact, id, Product.class, this::never);
    assertThat(redis.pttl(cache.valueKey(id)))
        .as("PTTL after a hit, which leaves it as it is")
        .isBetween(1L, 50_000L);

    evidence.unseen(() -> {
      assertSpread(TTL, Optional.of(product));
      assertSpread(ABSENT_TTL, Optional.empty());
    });
  }

  @Criterion(
      order = 5,
      value = "a cached text that cannot be read is a miss, and is replaced",
      why =
          "After a release the cache is full of yesterday's form; the shop must not go down by it.",
      tryIt = "SET products:value:7 '{\"title\":\"tea\"}'")
  void whatCannotBeReadIsReplaced() {
    CacheAside other = another();
    List<String> texts = List.of(
        "", "null", "[]", "{}", "\"tea\"", "{\"name\":\"tea\",\"cents\":[]}", given.word(), "{");
    for (String text : texts) {
      redis.set(cache.valueKey(id), text);
      Product loaded = product();

      assertThat(answer("get of " + text, () -> get(cacheAside, id, loaded)))
          .as("get of %s", text)
          .contains(loaded);
      assertThat(other.get(cache, id, Product.class, this::never))
          .as("the get after that of %s", text)
          .contains(loaded);
      assertThat(redis.pttl(cache.valueKey(id))).as("PTTL").isPositive();
    }
    // Eight misses that were replaced, and eight hits.
    assertCounted(cacheAside, new Statistics(texts.size(), texts.size(), texts.size()));
  }

  @Criterion(
      order = 6,
      value = "all programs count into one hash, which leaves when nobody counts any more",
      why = "A hit rate that each of forty programs keeps for itself is nobody's hit rate.",
      tryIt = "HGETALL products:statistics")
  void allCountTogether() {
    assertThat(cacheAside.statistics(cache))
        .as("before the first get")
        .isEqualTo(new Statistics(0, 0, 0));
    CacheAside other = another();
    get(cacheAside, id, product);
    get(other, id, product);
    get(cacheAside, id, product);
    String missing = given.key("id");
    other.get(cache, missing, Product.class, Optional::empty);
    other.get(cache, missing, Product.class, Optional::empty);

    assertCounted(other, new Statistics(3, 2, 2));
    redis.pexpire(cache.statisticsKey(), 50_000);
    get(other, id, product);
    assertCounted(other, new Statistics(4, 2, 2));
    long week = CacheAside.STATISTICS_TTL.toMillis();
    paced(() -> redis.pttl(cache.statisticsKey()) > 50_000);
    assertThat(redis.pttl(cache.statisticsKey()))
        .as("PTTL of the statistics, from the last call on")
        .isBetween(week - 3_600_000, week);
  }

  @Criterion(
      order = 7,
      value = "an error that Redis answers with is thrown: the program has a mistake",
      why = "Who takes every error for 'Redis is down' loads each time, and nobody notices.",
      tryIt = "LPUSH products:value:7 tea")
  void aMistakeIsThrown() {
    redis.rpush(cache.valueKey(id), "a", "list");

    assertThatThrownBy(
            () -> cacheAside.get(cache, id, Product.class, this::load), "get of a list's key")
        .hasStackTraceContaining("WRONGTYPE");
    assertThat(loads).as("loads").hasValue(0);
    assertThat(redis.llen(cache.valueKey(id))).as("LLEN").isEqualTo(2);
  }

  @Criterion(
      order = 8,
      value = "an update changes the source first, and takes the value out after that",
      why = "A value deleted first is loaded again by the next reader, from the old source.",
      tryIt = "DEL products:value:7 products:lease:7")
  void anUpdateWritesThenDeletes() {
    AtomicReference<Product> source = new AtomicReference<>(product);
    Product changed = product();
    CacheAside reader = another();
    get(cacheAside, id, product);

    boolean removed = cacheAside.update(cache, id, () -> {
      reader.get(cache, id, Product.class, () -> Optional.of(source.get()));
      source.set(changed);
    });

    assertThat(removed).as("update").isTrue();
    assertThat(redis.get(cache.valueKey(id)))
        .as("GET after an update, in the middle of which the old value was read")
        .isNull();
    assertThat(get(cacheAside, id, source.get())).as("get").contains(changed);

    IllegalStateException failure = new IllegalStateException(given.word());
    assertThatThrownBy(() -> cacheAside.update(cache, id, () -> throwing(failure)), "update")
        .isSameAs(failure);
    assertThat(redis.exists(cache.valueKey(id)))
        .as("EXISTS after a write that failed, nobody knows how far")
        .isFalse();
  }

  @Criterion(
      order = 9,
      value = "the loader's exception reaches its caller, and nothing of it stays in Redis",
      why = "A failure that is cached outlives its cause; a lease that stays makes others wait.",
      tryIt = "EXISTS products:value:7 products:lease:7")
  void aFailureIsNotCached() {
    IllegalStateException failure = new IllegalStateException(given.word());

    assertThatThrownBy(
            () -> cacheAside.get(cache, id, Product.class, () -> throwing(failure)), "get")
        .isSameAs(failure);
    assertThat(redis.exists(cache.valueKey(id), cache.leaseKey(id)))
        .as("EXISTS of value and lease")
        .isZero();
    assertThat(get(cacheAside, id, product)).as("the next get").contains(product);
  }

  @Criterion(
      order = 10,
      value = "who loads has a lease, which ends by itself",
      why = "A program that dies with a lease for ever takes the value along.",
      tryIt = "SET products:lease:7 token NX PX 10000")
  void aLeaseEnds() throws Exception {
    List<Long> ttl = new ArrayList<>();
    cacheAside.get(cache, id, Product.class, () -> {
      ttl.add(redis.pttl(cache.leaseKey(id)));
      return Optional.of(product);
    });
    assertThat(ttl)
        .as("PTTL %s during the load", cache.leaseKey(id))
        .allSatisfy(millis -> assertThat(millis).isBetween(LEASE.toMillis() / 2, LEASE.toMillis()));
    assertThat(redis.exists(cache.leaseKey(id))).as("EXISTS after the load").isFalse();

    String waiting = given.key("id");
    leaseOfSomebody(waiting);
    FutureTask<Optional<Product>> get = started(() -> get(cacheAside, waiting, product));
    paced(LONG, () -> gets() == 2 || get.isDone());
    assertThat(loads).as("loads while another program has the lease").hasValue(0);
    assertThat(get.isDone())
        .as("whether get came back while another has the lease")
        .isFalse();
    ServerTime.letExpire(redis, cache.leaseKey(waiting));

    assertThat(within(LONG, get)).as("get after the lease has ended").contains(product);
    assertThat(redis.exists(cache.valueKey(waiting))).as("EXISTS").isTrue();
  }

  @Criterion(
      order = 11,
      value = "a cold value is loaded once when 32 threads of two programs ask for it",
      why = "When a popular value expires, everybody misses it in the same moment.",
      tryIt = "HGETALL products:statistics")
  void aColdValueIsLoadedOnce() throws Exception {
    AtomicInteger commands = new AtomicInteger();
    CacheAside other = instances.through(new Middleman() {
      @Override
      public List<String> command(List<String> command) {
        commands.incrementAndGet();
        return command;
      }
    });
    cacheAside.get(cache, "first", Product.class, this::load);
    other.get(cache, "first", Product.class, this::load);
    loads.set(0);

    List<Optional<Product>> answers = new ArrayList<>();
    evidence.unseen(() -> answers.addAll(Crowd.of(CROWD, member -> {
      CacheAside program = member % 2 == 0 ? cacheAside : other;
      return program.get(cache, id, Product.class, () -> {
        loads.incrementAndGet();
        // So slow that the other program has looked again and again; or that a second load has
        // begun, which is wrong.
        paced(() -> loads.get() > 1 || commands.get() > 3 * CROWD);
        return Optional.of(product);
      });
    })));

    assertThat(loads).as("loads").hasValue(1);
    assertThat(answers).as("what the 32 got").containsOnly(Optional.of(product));
    assertThat(redis.exists(cache.leaseKey(id))).as("EXISTS lease").isFalse();
    paced(() -> cacheAside.statistics(cache).loads() == 2);
    assertThat(cacheAside.statistics(cache).loads())
        .as("loads that are counted")
        .isEqualTo(2);
  }

  @Criterion(
      order = 12,
      value = "what another program cached at the last moment is not loaded again",
      why = "Between a look into the cache and the lease, another's load may have ended.",
      tryIt = "SET products:lease:7 token NX PX 10000")
  void theLastMomentCounts() throws Exception {
    String cached = json.writeValueAsString(product);
    Optional<Product> found = Rival.overtakes(
        redis,
        () -> redis.set(cache.valueKey(id), cached, SetParams.setParams().px(TTL.toMillis())),
        () -> get(cacheAside, id, product()));

    assertThat(found).as("get, when another program was a little faster").contains(product);
    assertThat(loads).as("loads").hasValue(0);
    assertThat(redis.exists(cache.leaseKey(id))).as("EXISTS lease").isFalse();
  }

  @Criterion(
      order = 13,
      value = "when loads fail, the waiting callers try one after the other, each for itself",
      why = "A source that struggles is not helped by everybody at once.",
      tryIt = "DEL products:lease:7")
  void failuresAreNoStampede() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicBoolean together = new AtomicBoolean();
    cacheAside.get(cache, "first", Product.class, this::load);
    loads.set(0);

    List<Boolean> failed = Crowd.of(8, member -> {
      try {
        cacheAside.get(cache, id, Product.class, () -> {
          int load = loads.incrementAndGet();
          if (running.incrementAndGet() > 1) {
            together.set(true);
          }
          if (load == 1) {
            // All have asked when it fails.
            paced(LONG, () -> gets() > 8);
          } else if (load == 2) {
            // Who does not wait for it joins it.
            paced(Duration.ofMillis(200), together::get);
          }
          running.decrementAndGet();
          return load <= 2 ? throwing(new IllegalStateException()) : Optional.of(product);
        });
        return false;
      } catch (IllegalStateException e) {
        return true;
      }
    });

    assertThat(together).as("whether two loads ran at the same time").isFalse();
    assertThat(loads).as("loads, of which the first two fail").hasValue(3);
    assertThat(failed.stream().filter(f -> f))
        .as("callers of eight that got an exception")
        .hasSize(2);
  }

  @Criterion(
      order = 14,
      value = "who has waited long enough loads without a lease, and leaves the other's alone",
      why = "Waiting for a load that hangs must end; what it loads may be older than an update.",
      tryIt = "PTTL products:lease:7")
  void patienceEnds() throws Exception {
    get(cacheAside, given.key("id"), product);
    leaseOfSomebody(id);
    CachePolicy impatient = policy(0.1, Duration.ofMillis(100), LONG);

    assertThat(soon(() -> cacheAside.get(impatient, id, Product.class, this::load)))
        .as("get with a patience of 100 ms")
        .contains(product);
    assertThat(redis.get(cache.leaseKey(id))).as("GET lease").isEqualTo("somebody");
    assertThat(redis.exists(cache.valueKey(id))).as("EXISTS of the value").isFalse();
  }

  @Criterion(
      order = 15,
      value = "an interrupted caller waits no longer, loads, and stays interrupted",
      why = "A server that is shut down interrupts its threads; who swallows that keeps it up.",
      tryIt = "PTTL products:lease:7")
  void anInterruptedCallerLoads() throws Exception {
    leaseOfSomebody(id);
    AtomicBoolean interrupted = new AtomicBoolean();
    for (int i = 0; i < 3; i++) {
      assertThat(soon(() -> interruptedGet(interrupted)))
          .as("what the interrupted caller got")
          .contains(product);
      assertThat(interrupted).as("whether it is still interrupted").isTrue();
    }
    assertThat(redis.get(cache.leaseKey(id))).as("GET lease").isEqualTo("somebody");
    assertThat(redis.exists(cache.valueKey(id))).as("EXISTS of the value").isFalse();
  }

  @Criterion(
      order = 16,
      value = "who loads for longer than the lease does not store, nor end the next one's lease",
      why = "A lease is told from the next one by its token alone.",
      tryIt = "GET products:lease:7")
  void aLateLoadIsNotStored() throws Exception {
    assertLateLoadIsNotStored(id, another());
    assertLateLoadIsNotStored(given.key("id"), cacheAside);
  }

  @Criterion(
      order = 17,
      value = "a value that was loaded before an update is not cached after it",
      why = "The old value would stay for its whole time to live, and the update was in vain.",
      tryIt = "DEL products:value:7 products:lease:7")
  void anOldValueIsNotStored() throws Exception {
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch mayStore = new CountDownLatch(1);
    FutureTask<Optional<Product>> reader =
        started(() -> another().get(cache, id, Product.class, () -> {
          hasRead.countDown();
          paced(LONG, () -> mayStore.getCount() == 0);
          return Optional.of(product);
        }));
    arrived(hasRead, reader);
    AtomicBoolean updating = new AtomicBoolean();
    AtomicInteger commands = new AtomicInteger();
    CacheAside writer = instances.through(new Middleman() {
      @Override
      public List<String> command(List<String> command) {
        // Before a second command of the update, the reader stores what it has.
        if (updating.get()
            && !new ReceivedCommand("", command).isHandshake()
            && commands.incrementAndGet() == 2) {
          mayStore.countDown();
          paced(LONG, reader::isDone);
        }
        return command;
      }
    });
    Product changed = product();

    writer.update(cache, id, () -> updating.set(true));
    mayStore.countDown();
    within(LONG, reader);

    assertThat(get(cacheAside, id, changed))
        .as("get after an update that overtook a load")
        .contains(changed);
  }

  @Criterion(
      order = 18,
      value = "where Redis is down, the values come from the source",
      why = "A cache that takes the shop down with it is worse than none.",
      tryIt = "CONFIG GET maxmemory-policy")
  void withoutRedisValuesAreServed() throws Exception {
    AtomicBoolean down = new AtomicBoolean();
    AtomicBoolean breaks = new AtomicBoolean();
    CacheAside behind = instances.through(new Middleman() {
      @Override
      public List<String> command(List<String> command) {
        // From then on: a client that connects again in the background must not mend it.
        if (down.get() && !new ReceivedCommand("", command).isHandshake()) {
          breaks.set(true);
        }
        return command;
      }

      @Override
      public void beforeReplies() throws InterruptedException {
        if (breaks.get()) {
          throw new InterruptedException("Both sides of the connection are closed.");
        }
      }
    });
    get(behind, id, product);
    down.set(true);
    assertServed("while every connection breaks", behind);
    assertStatisticsAreAnError();

    if (EmbeddedRedis.runsHere()) {
      assertServed("while connections are refused", whoseRedisWasFullAndEnded());
    }
  }

  @Criterion(
      order = 19,
      value = "where Redis hangs, 32 callers have their values in a moment",
      why = "A client waits for seconds; a shop whose threads all wait is closed.",
      tryIt = "CLIENT LIST")
  void aHangingRedisDelaysNobody() throws Exception {
    CountDownLatch goesOn = new CountDownLatch(1);
    AtomicBoolean hangs = new AtomicBoolean();
    CacheAside behind = instances.through(new Middleman() {
      @Override
      public void beforeReplies() throws InterruptedException {
        if (hangs.get()) {
          goesOn.await();
        }
      }
    });
    get(behind, id, product);
    hangs.set(true);

    try {
      assertThat(soon(() -> Crowd.of(
              CROWD,
              member -> behind.get(
                  policy(0.1, LONG, SHORT), given.key("id"), Product.class, this::load))))
          .as("what 32 got while Redis hung, with a timeout of 50 ms")
          .hasSize(CROWD)
          .containsOnly(Optional.of(product));
      assertServed("while Redis hangs", behind);
    } finally {
      goesOn.countDown();
    }
    assertCachesAgain(behind);
  }

  private Optional<Product> interruptedGet(AtomicBoolean interrupted) {
    Thread caller = Thread.currentThread();
    long before = gets();
    FutureTask<Void> interrupter = started(() -> {
      paced(() -> gets() > before);
      // Who sleeps between two looks is interrupted there, where that is easily lost.
      paced(SHORT, () -> sleeps(caller));
      caller.interrupt();
      return null;
    });
    Optional<Product> found = cacheAside.get(cache, id, Product.class, this::load);
    interrupted.set(Thread.interrupted());
    within(LONG, interrupter);
    return found;
  }

  private static boolean sleeps(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals("java.lang.Thread")
            && frame.getMethodName().startsWith("sleep"));
  }

  private void assertLateLoadIsNotStored(String one, CacheAside nextLoader) throws Exception {
    Product late = product();
    CountDownLatch nextLoads = new CountDownLatch(1);
    CountDownLatch lateIsDone = new CountDownLatch(1);
    AtomicReference<FutureTask<Optional<Product>>> next = new AtomicReference<>();

    Optional<Product> answer = cacheAside.get(cache, one, Product.class, () -> {
      ServerTime.letExpire(redis, cache.leaseKey(one));
      next.set(started(() -> nextLoader.get(cache, one, Product.class, () -> {
        nextLoads.countDown();
        paced(LONG, () -> lateIsDone.getCount() == 0);
        return Optional.of(product);
      })));
      arrived(nextLoads, next.get());
      return Optional.of(late);
    });

    assertThat(answer).as("what the late caller got").contains(late);
    assertThat(redis.exists(cache.leaseKey(one)))
        .as("EXISTS of the next one's lease")
        .isTrue();
    assertThat(redis.get(cache.valueKey(one))).as("GET after the late load").isNull();
    lateIsDone.countDown();
    assertThat(within(LONG, next.get())).as("what the next caller got").contains(product);
    assertThat(cacheAside.get(cache, one, Product.class, this::never))
        .as("what is cached then")
        .contains(product);
  }

  /** By an answer, which comes at once: that nobody answers a client says after ten seconds. */
  private void assertStatisticsAreAnError() {
    String full = "return redis.error_reply('OOM command not allowed')";
    CacheAside refused = instances.through(new Middleman() {
      @Override
      public List<String> command(List<String> command) {
        boolean passes = new ReceivedCommand("", command).isHandshake();
        return passes ? command : List.of("EVAL", full, "0");
      }
    });
    assertThatThrownBy(() -> refused.statistics(cache), "statistics of a Redis that cannot serve")
        .isInstanceOf(RuntimeException.class);
  }

  private CacheAside whoseRedisWasFullAndEnded() {
    try (EmbeddedRedis server = EmbeddedRedis.start("--maxmemory-policy", "noeviction");
        RedisClients clients = new RedisClients(server.address(), "test")) {
      CacheAside alone = instances.on(server.address());
      get(alone, id, product);
      clients.jedis().configSet("maxmemory", "1");
      assertThat(answer("get", () -> get(alone, given.key("id"), product)))
          .as("get while the memory is full")
          .contains(product);
      return alone;
    }
  }

  private void assertServed(String when, CacheAside behind) {
    CachePolicy hasty = policy(0.1, LONG, SHORT);
    AtomicBoolean written = new AtomicBoolean();

    assertThat(soon(() -> behind.get(hasty, given.key("id"), Product.class, this::load)))
        .as("get %s", when)
        .contains(product);
    assertThat(soon(() -> behind.update(hasty, id, () -> written.set(true))))
        .as("update %s", when)
        .isFalse();
    assertThat(written).as("whether the source was changed").isTrue();
  }

  private void assertCachesAgain(CacheAside behind) {
    CachePolicy hasty = policy(0.1, LONG, Duration.ofSeconds(1));
    await("a value is cached again").atMost(LONG).untilAsserted(() -> {
      // A new one each time: what was sent last may have left a lease behind.
      String fresh = given.key("id");
      behind.get(hasty, fresh, Product.class, this::load);
      assertThat(redis.exists(cache.valueKey(fresh))).as("EXISTS").isTrue();
    });
  }

  private void assertSpread(Duration ttl, Optional<Product> loaded) {
    Duration tenth = ttl.dividedBy(10);
    Duration mostOfTheShortest = ttl.multipliedBy(2);
    Duration leastOfTheLongest = Duration.ZERO;
    for (int i = 0; i < 40; i++) {
      String one = given.key("id");
      Instant before = ServerTime.now(redis);
      cacheAside.get(cache, one, Product.class, () -> loaded);
      Instant expiry = expiry(one);
      // What was drawn is between these two: what a call took is no part of it.
      Duration most = Duration.between(before, expiry);
      Duration least = Duration.between(ServerTime.now(redis), expiry);

      assertThat(most)
          .as("time to live from before the call, with a ttl of %s and a jitter of a tenth", ttl)
          .isGreaterThanOrEqualTo(ttl.minus(tenth).minusMillis(1));
      assertThat(least)
          .as("time to live from after the call, with a ttl of %s and a jitter of a tenth", ttl)
          .isLessThanOrEqualTo(ttl.plus(tenth).plusMillis(1));
      mostOfTheShortest = min(mostOfTheShortest, most);
      leastOfTheLongest = max(leastOfTheLongest, least);
    }
    // Drawn 40 times, all stand in one half of the range by chance once in 10^10 times.
    assertThat(leastOfTheLongest.minus(mostOfTheShortest))
        .as("between the shortest and the longest time to live of 40, of %s", tenth.multipliedBy(2))
        .isGreaterThan(tenth);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private Instant expiry(String one) {
    return Instant.ofEpochMilli(redis.pexpireTime(cache.valueKey(one)));
  }

  private void assertCounted(CacheAside program, Statistics expected) {
    // Who counts without waiting for the answer may count a little later.
    paced(() -> program.statistics(cache).equals(expected));
    assertThat(program.statistics(cache)).as("statistics").isEqualTo(expected);
  }

  private CachePolicy policy(double jitter, Duration patience, Duration timeout) {
    return new CachePolicy(name, TTL, jitter, ABSENT_TTL, LEASE, patience, timeout);
  }

  private Product product() {
    return new Product(given.text(), given.number(1, 1L << 60));
  }

  /** An instance with clients of its own, as in another program. */
  private CacheAside another() {
    return instances.through(new Middleman() {});
  }

  private Optional<Product> get(CacheAside program, String one, Product loaded) {
    return program.get(cache, one, Product.class, () -> {
      loads.incrementAndGet();
      return Optional.of(loaded);
    });
  }

  private Optional<Product> load() {
    loads.incrementAndGet();
    return Optional.of(product);
  }

  private Optional<Product> never() {
    return fail("the loader ran for what is cached");
  }

  private static <T> T throwing(RuntimeException failure) {
    throw failure;
  }

  private void leaseOfSomebody(String one) {
    redis.set(cache.leaseKey(one), "somebody", SetParams.setParams().px(600_000));
  }

  /** How many calls have been counted, by those who count. */
  private long gets() {
    String gets = redis.hget(cache.statisticsKey(), "gets");
    return gets == null ? 0 : Long.parseLong(gets);
  }

  private static <T> FutureTask<T> started(Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "cache-aside-test");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static <T> T within(Duration limit, FutureTask<T> task) {
    return answer("the call", () -> {
      try {
        return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return fail("no answer within %d ms", limit.toMillis());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
    });
  }

  /** The answer of the first call that comes in time, of a few that are made one by one. */
  private static <T> T soon(Callable<T> call) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      FutureTask<T> task = started(call);
      paced(LIMIT, task::isDone);
      if (task.isDone()) {
        return within(LIMIT, task);
      }
    }
    return within(LIMIT, started(call));
  }

  /** What a call answers; an exception of it is the wrong answer. */
  private static <T> T answer(String what, Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      return fail("%s threw %s".formatted(what, e), e);
    }
  }

  /** Waits for what makes a wrong solution fail; where it never comes, only for a while. */
  private static void paced(BooleanSupplier condition) {
    paced(PACE, condition);
  }

  private static void paced(Duration longest, BooleanSupplier condition) {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Waits until a call has come so far, or has ended before. */
  private static void arrived(CountDownLatch there, FutureTask<?> call) {
    paced(LONG, () -> there.getCount() == 0 || call.isDone());
    assertThat(there.getCount()).as("calls that have not begun to load").isZero();
  }

  @Criterion(
      order = 20,
      value = "what was loaded while Redis said nothing is not stored, though the lease came late",
      why =
          "A command without an answer may run after an update, which the value knows nothing of.",
      tryIt = "SET products:lease:7 token NX PX 10000")
  void aLateLeaseStoresNothing() {
    String lease = onTheWire(cache.leaseKey(id));
    AtomicBoolean holds = new AtomicBoolean();
    CountDownLatch goesOn = new CountDownLatch(1);
    CacheAside slow = instances.through(new Middleman() {
      @Override
      public List<String> command(List<String> command) {
        if (command.contains(lease) && holds.getAndSet(false)) {
          paced(LONG, () -> goesOn.getCount() == 0);
        }
        return command;
      }
    });
    get(slow, given.key("id"), product());
    holds.set(true);

    Optional<Product> answer =
        slow.get(policy(0.1, LONG, Duration.ofMillis(200)), id, Product.class, () -> {
          cacheAside.update(cache, id, () -> {});
          goesOn.countDown();
          paced(() -> redis.exists(cache.leaseKey(id)));
          return Optional.of(product);
        });

    assertThat(answer).as("get without an answer of Redis").contains(product);
    // Who stores ends the lease with it, which may take a little longer than the caller waits.
    paced(() -> !redis.exists(cache.leaseKey(id)));
    assertThat(redis.get(cache.valueKey(id)))
        .as("GET of what was read before an update, by a caller whose lease came after it")
        .isNull();
  }

  @Criterion(
      order = 21,
      value = "what Redis has is answered where it refuses to write, and the rest is loaded",
      why = "A full memory, a lost replica: that a hit cannot be counted is no reason to load it.",
      tryIt = "CONFIG GET min-replicas-to-write")
  void whatRedisHasIsAnswered() {
    if (!EmbeddedRedis.runsHere()) {
      return;
    }
    try (EmbeddedRedis server = EmbeddedRedis.start("--maxmemory-policy", "noeviction");
        RedisClients clients = new RedisClients(server.address(), "test")) {
      CacheAside alone = instances.on(server.address());
      get(alone, id, product);

      clients.jedis().configSet("min-replicas-to-write", "1");
      assertReads(alone, "while Redis has too few replicas");
      assertThat(answer("update", () -> alone.update(cache, id, () -> {})))
          .as("update while Redis has too few replicas")
          .isFalse();
      clients.jedis().configSet("min-replicas-to-write", "0");

      clients.jedis().configSet("maxmemory", "1");
      assertReads(alone, "while the memory is full");

      clients.jedis().configSet("maxclients", "1");
      clients
          .jedis()
          .executeCommand(new CommandObject<>(
              new CommandArguments(Protocol.Command.CLIENT)
                  .add("KILL")
                  .add("TYPE")
                  .add("NORMAL"),
              BuilderFactory.LONG));
      CachePolicy hasty = policy(0.1, LONG, SHORT);
      // The first finds a connection broken; the next are refused one.
      for (int i = 0; i < 3; i++) {
        assertThat(answer("get", () -> alone.get(hasty, id, Product.class, this::load)))
            .as("get while Redis takes no more connections")
            .contains(product);
      }
    }
  }

  @Criterion(
      order = 22,
      value = "an error of Redis after the load, or the write, does not hide what they brought",
      why = "Who looks for a failure must find the first; who has a value can show it.",
      tryIt = "TYPE products:lease:7")
  void theOutcomeIsNotLost() {
    String list = given.key("list");
    redis.rpush(list, "an item");
    AtomicBoolean refuses = new AtomicBoolean();
    CacheAside refused = instances.through(new Middleman() {
      @Override
      public List<String> command(List<String> command) {
        // GET of a list: any error will do.
        return refuses.get() && !new ReceivedCommand("", command).isHandshake()
            ? List.of("GET", onTheWire(list))
            : command;
      }
    });
    get(refused, given.key("id"), product());
    IllegalArgumentException failure = new IllegalArgumentException(given.word());

    assertThatThrownBy(
            () -> refused.get(cache, id, Product.class, () -> {
              refuses.set(true);
              return throwing(failure);
            }),
            "get whose loader throws")
        .isSameAs(failure);
    refuses.set(false);
    assertThat(answer(
            "get",
            () -> refused.get(cache, given.key("id"), Product.class, () -> {
              refuses.set(true);
              return Optional.of(product);
            })))
        .as("get of what cannot be stored")
        .contains(product);
    refuses.set(false);
    assertThatThrownBy(
            () -> refused.update(cache, id, () -> {
              refuses.set(true);
              throwing(failure);
            }),
            "update whose write throws")
        .isSameAs(failure);
    assertThatThrownBy(() -> refused.update(cache, id, () -> {}), "update that removes nothing")
        .hasStackTraceContaining("WRONGTYPE");
  }

  private void assertReads(CacheAside alone, String when) {
    assertThat(answer("get", () -> alone.get(cache, id, Product.class, this::never)))
        .as("get of a cached value %s", when)
        .contains(product);
    Product other = product();
    assertThat(answer("get", () -> get(alone, given.key("id"), other)))
        .as("get of another %s", when)
        .contains(other);
  }

  /** A text as a middleman sees it: a character stands for a byte. */
  private static String onTheWire(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
