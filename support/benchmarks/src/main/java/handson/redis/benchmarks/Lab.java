package handson.redis.benchmarks;

import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * Where a topic measures: one Redis, the clients on it, and the scale. All keys begin with {@value
 * #KEYS}, and none is left.
 */
final class Lab implements AutoCloseable {
  static final String KEYS = "bench:";

  private static final int SLOW_ROUNDS = 5;

  private final Path home;
  private final RunningRedis redis;
  private final RedisClients clients;
  private final Scale scale;
  private final Consumer<Measured> whenMeasured;
  private final Consumer<String> whenSkipped;
  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "bench");
    thread.setDaemon(true);
    return thread;
  });
  private String topic = "";

  /**
   * @param home the checkout's folder
   * @param whenMeasured is told each table, as soon as it is measured
   * @param whenSkipped is told what cannot be measured here, and why
   */
  Lab(
      Path home,
      RunningRedis redis,
      Scale scale,
      Consumer<Measured> whenMeasured,
      Consumer<String> whenSkipped) {
    this.home = home;
    this.redis = redis;
    this.clients = new RedisClients(redis.address(), "bench");
    this.scale = scale;
    this.whenMeasured = whenMeasured;
    this.whenSkipped = whenSkipped;
    // A run that was interrupted could not clear up.
    clear();
  }

  /** Measures a topic's tables, and leaves no key of it. */
  void run(Topic measuring) throws Exception {
    topic = measuring.name();
    try {
      measuring.run(this);
    } finally {
      clear();
    }
  }

  /** Measures a table and tells it. */
  void measure(Table table) throws Exception {
    whenMeasured.accept(scale.rounds().measure(topic, table));
  }

  /** Measures a table whose sides take seconds, in few rounds. */
  void measureSlowly(Table table) throws Exception {
    int counted = Math.min(SLOW_ROUNDS, scale.rounds().counted());
    whenMeasured.accept(new Rounds(1, counted).measure(topic, table));
  }

  /** Says what cannot be measured here. */
  void skip(String why) {
    whenSkipped.accept("skipped: " + topic + ": " + why);
  }

  /** Tells a table that was measured in another way. */
  void tell(Table table, List<List<Double>> figures) {
    whenMeasured.accept(Measured.of(topic, table, figures));
  }

  /**
   * Whether this run belongs to the built tool, which is newer than its sources then: otherwise the
   * launcher would build it first, and that would be measured.
   */
  boolean belongsToTool() {
    return getClass().getResource("/handson/redis/cli/Course.class") != null
        && Files.isRegularFile(home.resolve("support/cli/target/course/built"));
  }

  Path home() {
    return home;
  }

  RedisAddress address() {
    return redis.address();
  }

  RedisClients clients() {
    return clients;
  }

  UnifiedJedis jedis() {
    return clients.jedis();
  }

  Scale scale() {
    return scale;
  }

  /**
   * Does work in several threads at once, and returns when all of it is done.
   *
   * @param work for each thread's number, from 0
   */
  void together(int number, IntFunction<Work> work) throws Exception {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Work its = work.apply(i);
      running.add(threads.submit(() -> {
        its.run();
        return null;
      }));
    }
    for (Future<?> one : running) {
      one.get();
    }
  }

  /** Removes all keys of the benchmarks. */
  void clear() {
    Set<String> keys = keys();
    if (!keys.isEmpty()) {
      jedis().del(keys.toArray(String[]::new));
    }
  }

  /** The bytes that Redis takes for all keys of the benchmarks. */
  long bytes() {
    return keys().stream().mapToLong(key -> jedis().memoryUsage(key, 0)).sum();
  }

  private Set<String> keys() {
    ScanParams params = new ScanParams().match(KEYS + "*").count(1_000);
    Set<String> keys = new HashSet<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = jedis().scan(cursor, params);
      keys.addAll(page.getResult());
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return keys;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    clients.close();
  }
}
