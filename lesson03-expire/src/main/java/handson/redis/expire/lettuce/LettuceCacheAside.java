package handson.redis.expire.lettuce;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import handson.redis.expire.CacheAside;
import handson.redis.expire.CachePolicy;
import handson.redis.expire.Script;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A cache with Lettuce, whose answers are futures: the caller decides how long to wait. */
public final class LettuceCacheAside implements CacheAside {
  private static final Script LOOKUP = Script.read("cache-aside-lookup.lua");
  private static final Script END = Script.read("cache-aside-end.lua");

  private final StatefulRedisConnection<String, String> connection;
  private final RedisAsyncCommands<String, String> redis;
  private final JsonMapper json = JsonMapper.builder().build();

  public LettuceCacheAside(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
    this.redis = connection.async();
  }

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
      String[] keys = {cache.valueKey(id), cache.leaseKey(id)};
      String[] values = outcome.toArray(String[]::new);
      // Where Redis did not answer, the lease may be ours all the same; the script knows.
      run(cache, END, ScriptOutputType.INTEGER, keys, values);
    }
  }

  private static String jittered(CachePolicy cache, Duration ttl) {
    double factor = 1 + cache.jitter() * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    return Long.toString(Math.round(ttl.toMillis() * factor));
  }

  @Override
  public boolean update(CachePolicy cache, String id, Runnable write) {
    boolean removed;
    try {
      write.run();
    } finally {
      // Both in one step, or a load that began before the write stores its value in between.
      removed = ask(cache, redis.del(cache.valueKey(id), cache.leaseKey(id))).isPresent();
    }
    return removed;
  }

  @Override
  public Statistics statistics(CachePolicy cache) {
    return Statistics.of(connection.sync().hgetall(cache.statisticsKey()));
  }

  /** The answer of the script; {@code away} where Redis is. */
  private List<String> lookUp(
      CachePolicy cache, String id, String token, int gets, int misses, String unreadable) {
    String[] keys = {cache.valueKey(id), cache.leaseKey(id), cache.statisticsKey()};
    String[] values = {
      token,
      Long.toString(cache.lease().toMillis()),
      Long.toString(STATISTICS_TTL.toMillis()),
      Integer.toString(gets),
      Integer.toString(misses),
      unreadable
    };
    return this.<List<String>>run(cache, LOOKUP, ScriptOutputType.MULTI, keys, values)
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

  // snippet: lettuce-ask
  /** The answer of Redis; empty where it is away. */
  private <T> Optional<T> ask(CachePolicy cache, RedisFuture<T> answer) {
    try {
      long most = cache.timeout().toMillis();
      return Optional.of(LettuceFutures.awaitOrCancel(answer, most, MILLISECONDS));
    } catch (RedisCommandExecutionException e) {
      if (CacheAside.cannotServe(e.getMessage())) {
        return Optional.empty();
      }
      throw e;
    } catch (RedisException e) {
      // No answer in time, no connection, or the caller was interrupted.
      return Optional.empty();
    }
  }

  // end

  private <T> Optional<T> run(
      CachePolicy cache, Script script, ScriptOutputType type, String[] keys, String[] values) {
    try {
      return ask(cache, redis.<T>evalsha(script.sha1(), type, keys, values));
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return ask(cache, redis.<T>eval(script.text(), type, keys, values));
    }
  }
}
