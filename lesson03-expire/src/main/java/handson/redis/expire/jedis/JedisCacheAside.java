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
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
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
        Optional<V> value = CacheAside.read(json, text, type);
        if (value.isPresent()) {
          return value;
        }
        unreadable = text;
      } else if (found.get(0).equals("wait") && CacheAside.paused(patienceEnds)) {
        misses = 0;
      } else {
        return load(cache, id, token, found.get(0).equals("lease"), loader);
      }
    }
  }

  // end

  // snippet: jedis-load
  private <V> Optional<V> load(
      CachePolicy cache, String id, String token, boolean leased, Supplier<Optional<V>> loader) {
    Optional<V> loaded;
    List<String> outcome = List.of(token);
    try {
      loaded = loader.get();
      // A lease that comes only now, after the source was asked, says nothing of this value.
      if (leased) {
        Duration ttl = loaded.isPresent() ? cache.ttl() : cache.absentTtl();
        String text = loaded.map(json::writeValueAsString).orElse(ABSENT);
        outcome = List.of(token, text, Long.toString(cache.jittered(ttl)));
      }
    } catch (Throwable e) {
      CacheAside.tidyUp(e, () -> end(cache, id, List.of(token)));
      throw e;
    }
    try {
      end(cache, id, outcome);
    } catch (JedisDataException e) {
      // The caller has its value. Whoever looks next sees what is wrong with these keys.
    }
    return loaded;
  }

  /** Stores what was loaded, or nothing; the lease may be ours without Redis having said so. */
  private void end(CachePolicy cache, String id, List<String> outcome) {
    ask(cache, () -> run(END, List.of(cache.valueKey(id), cache.leaseKey(id)), outcome));
  }

  // end

  // snippet: jedis-update
  @Override
  public boolean update(CachePolicy cache, String id, Runnable write) {
    try {
      write.run();
    } catch (Throwable e) {
      CacheAside.tidyUp(e, () -> remove(cache, id));
      throw e;
    }
    return remove(cache, id);
  }

  private boolean remove(CachePolicy cache, String id) {
    // Both in one step, or a load that began before the write stores its value in between.
    return ask(cache, () -> jedis.del(cache.valueKey(id), cache.leaseKey(id))).isPresent();
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

  // snippet: jedis-ask
  /** The answer of Redis; empty where it is away. */
  private <T> Optional<T> ask(CachePolicy cache, Supplier<T> command) {
    Future<T> answer = threads.submit(command::get);
    // Who is interrupted already has a lease to end, or a value to remove, all the same.
    boolean interrupted = Thread.interrupted();
    try {
      return Optional.of(answer.get(cache.timeout().toMillis(), MILLISECONDS));
    } catch (TimeoutException | InterruptedException e) {
      interrupted |= e instanceof InterruptedException;
      // What no thread has begun is not begun any more.
      answer.cancel(false);
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
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
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
