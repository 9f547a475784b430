package handson.redis.expire.lettuce;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

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
import java.util.function.Supplier;
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
    } catch (RedisException e) {
      // The caller has its value. Whoever looks next sees what is wrong with these keys.
    }
    return loaded;
  }

  /** Stores what was loaded, or nothing; the lease may be ours without Redis having said so. */
  private void end(CachePolicy cache, String id, List<String> outcome) {
    String[] keys = {cache.valueKey(id), cache.leaseKey(id)};
    run(cache, END, ScriptOutputType.INTEGER, keys, outcome.toArray(String[]::new));
  }

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
    RedisFuture<Long> deleted = redis.del(cache.valueKey(id), cache.leaseKey(id));
    return ask(deleted, deadline(cache)).isPresent();
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

  private static long deadline(CachePolicy cache) {
    return System.nanoTime() + cache.timeout().toNanos();
  }

  // snippet: lettuce-ask
  /** The answer of Redis; empty where it is away. */
  private static <T> Optional<T> ask(RedisFuture<T> answer, long deadline) {
    // Who is interrupted already has a lease to end, or a value to remove, all the same.
    boolean interrupted = Thread.interrupted();
    try {
      // Less than 1 would be for ever.
      long left = Math.max(1, deadline - System.nanoTime());
      return Optional.of(LettuceFutures.awaitOrCancel(answer, left, NANOSECONDS));
    } catch (RedisCommandExecutionException e) {
      if (CacheAside.cannotServe(e.getMessage())) {
        return Optional.empty();
      }
      throw e;
    } catch (RedisException e) {
      // No answer in time, no connection, or the caller was interrupted.
      return Optional.empty();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  // end

  private <T> Optional<T> run(
      CachePolicy cache, Script script, ScriptOutputType type, String[] keys, String[] values) {
    long deadline = deadline(cache);
    try {
      return ask(redis.<T>evalsha(script.sha1(), type, keys, values), deadline);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server; in what is left of the time.
      return ask(redis.<T>eval(script.text(), type, keys, values), deadline);
    }
  }
}
