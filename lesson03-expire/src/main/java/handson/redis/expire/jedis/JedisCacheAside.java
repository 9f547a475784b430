package handson.redis.expire.jedis;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import handson.redis.expire.CacheAside;
import handson.redis.expire.CachePolicy;
import handson.redis.expire.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cache with Jedis. It waits for Redis as long as its sockets do, which is decided where the
 * client is built; here a caller may have less time, so threads of this class do the waiting.
 */
public final class JedisCacheAside implements CacheAside, AutoCloseable {
  // As many as Jedis' pool has connections by default: where Redis hangs, no more threads do.
  private static final int THREADS = 8;
  private static final Script LOOKUP = Script.read("cache-aside-lookup.lua");
  private static final Script END = Script.read("cache-aside-end.lua");

  private final UnifiedJedis jedis;
  private final JsonMapper json = JsonMapper.builder().build();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
    Thread thread = new Thread(task, "cache-aside");
    thread.setDaemon(true);
    return thread;
  });

  public JedisCacheAside(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-get
  @Override
  public <V> Optional<V> get(
      CachePolicy cache, String id, Class<V> type, Supplier<Optional<V>> loader) {
    String token = UUID.randomUUID().toString();
    long patienceEnds = System.nanoTime() + cache.patience().toNanos();
    String unreadable = "";
    int gets = 1;
    int misses = 1;
    while (true) {
      List<String> found = lookUp(cache, id, token, gets, misses, unreadable);
      gets = 0;
      if (found.get(0).equals("value")) {
        String text = found.get(1);
        if (text.equals(ABSENT)) {
          return Optional.empty();
        }
        V value = readOrNull(text, type);
        if (value != null) {
          return Optional.of(value);
        }
        unreadable = text;
      } else if (found.get(0).equals("wait") && slept(patienceEnds)) {
        misses = 0;
      } else {
        return load(cache, id, token, loader);
      }
    }
  }

  // end

  // snippet: jedis-load
  private <V> Optional<V> load(
      CachePolicy cache, String id, String token, Supplier<Optional<V>> loader) {
    List<String> outcome = List.of(token);
    try {
      Optional<V> loaded = loader.get();
      Duration ttl = loaded.isPresent() ? cache.ttl() : cache.absentTtl();
      String text = loaded.map(json::writeValueAsString).orElse(ABSENT);
      outcome = List.of(token, text, jittered(cache, ttl));
      return loaded;
    } finally {
      List<String> keys = List.of(cache.valueKey(id), cache.leaseKey(id));
      List<String> values = outcome;
      // Where Redis did not answer, the lease may be ours all the same; the script knows.
      ask(cache, () -> run(END, keys, values));
    }
  }

  private static String jittered(CachePolicy cache, Duration ttl) {
    double factor = 1 + cache.jitter() * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    return Long.toString(Math.round(ttl.toMillis() * factor));
  }

  // end

  // snippet: jedis-update
  @Override
  public boolean update(CachePolicy cache, String id, Runnable write) {
    boolean removed;
    try {
      write.run();
    } finally {
      // Both in one step, or a load that began before the write stores its value in between.
      removed =
          ask(cache, () -> jedis.del(cache.valueKey(id), cache.leaseKey(id))).isPresent();
    }
    return removed;
  }

  // end

  @Override
  public Statistics statistics(CachePolicy cache) {
    return Statistics.of(jedis.hgetAll(cache.statisticsKey()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** The answer of the script; {@code away} where Redis is. */
  private List<String> lookUp(
      CachePolicy cache, String id, String token, int gets, int misses, String unreadable) {
    List<String> keys = List.of(cache.valueKey(id), cache.leaseKey(id), cache.statisticsKey());
    List<String> values = List.of(
        token,
        Long.toString(cache.lease().toMillis()),
        Long.toString(STATISTICS_TTL.toMillis()),
        Integer.toString(gets),
        Integer.toString(misses),
        unreadable);
    return ask(cache, () -> (List<?>) run(LOOKUP, keys, values))
        .map(answer -> answer.stream().map(String.class::cast).toList())
        .orElse(List.of("away"));
  }

  private <V> V readOrNull(String text, Class<V> type) {
    try {
      return json.readValue(text, type);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Waits a little for somebody else's load; false where patience has ended. */
  private static boolean slept(long patienceEnds) {
    // Not all at the same time, and not so often that the waiting keeps Redis busy.
    long pause = ThreadLocalRandom.current().nextLong(10, 50);
    if (patienceEnds - System.nanoTime() < MILLISECONDS.toNanos(pause)) {
      return false;
    }
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  // snippet: jedis-ask
  /** The answer of Redis; empty where it is away. */
  private <T> Optional<T> ask(CachePolicy cache, Supplier<T> command) {
    Future<T> answer = threads.submit(command::get);
    try {
      return Optional.of(answer.get(cache.timeout().toMillis(), MILLISECONDS));
    } catch (TimeoutException e) {
      // What no thread has begun is not begun any more.
      answer.cancel(false);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JedisDataException error
          && !CacheAside.cannotServe(error.getMessage())) {
        throw error;
      }
      if (e.getCause() instanceof JedisException) {
        return Optional.empty();
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  // end

  private Object run(Script script, List<String> keys, List<String> values) {
    try {
      return jedis.evalsha(script.sha1(), keys, values);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(script.text(), keys, values);
    }
  }
}
