package handson.redis.expire.redisson;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import handson.redis.expire.CacheAside;
import handson.redis.expire.CachePolicy;
import handson.redis.expire.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.redisson.api.RFuture;
import org.redisson.api.RKeys;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysOptions;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisRetryException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.StringCodec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cache with Redisson, whose answers are futures: the caller decides how long to wait.
 *
 * <p>To wait for a connection counts as well. Where many callers come before the pool has grown,
 * some of them take Redis for away, and load. So open the connections at the start ({@code
 * connectionMinimumIdleSize}), or give a longer timeout.
 */
public final class RedissonCacheAside implements CacheAside {
  private static final Script LOOKUP = Script.read("cache-aside-lookup.lua");
  private static final Script END = Script.read("cache-aside-end.lua");

  private final RedissonClient redisson;
  private final RScript scripts;
  private final RKeys keys;
  private final JsonMapper json = JsonMapper.builder().build();

  public RedissonCacheAside(RedissonClient redisson) {
    this.redisson = redisson;
    // By default it sends again what was not answered in time, or refused with NOREPLICAS, when the
    // caller has long gone on.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
    this.keys = redisson.getKeys(KeysOptions.defaults().retryAttempts(0));
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
    List<Object> keys = List.of(cache.valueKey(id), cache.leaseKey(id));
    ask(cache, run(END, RScript.ReturnType.LONG, keys, outcome.toArray()));
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
    return ask(cache, keys.deleteAsync(cache.valueKey(id), cache.leaseKey(id))).isPresent();
  }

  @Override
  public Statistics statistics(CachePolicy cache) {
    return Statistics.of(redisson
        .<String, String>getMap(cache.statisticsKey(), StringCodec.INSTANCE)
        .readAllMap());
  }

  /** The answer of the script; {@code away} where Redis is. */
  private List<String> lookUp(
      CachePolicy cache, String id, String token, int gets, int misses, String unreadable) {
    List<Object> keys = List.of(cache.valueKey(id), cache.leaseKey(id), cache.statisticsKey());
    Object[] values = {
      token, cache.lease().toMillis(), STATISTICS_TTL.toMillis(), gets, misses, unreadable
    };
    return ask(cache, this.<List<String>>run(LOOKUP, RScript.ReturnType.LIST, keys, values))
        .orElse(List.of("away"));
  }

  // snippet: redisson-ask
  /** The answer of Redis; empty where it is away. */
  private static <T> Optional<T> ask(CachePolicy cache, RFuture<T> answer) {
    // Who is interrupted already has a lease to end, or a value to remove, all the same.
    boolean interrupted = Thread.interrupted();
    try {
      return Optional.of(
          answer.toCompletableFuture().get(cache.timeout().toMillis(), MILLISECONDS));
    } catch (TimeoutException | InterruptedException e) {
      interrupted |= e instanceof InterruptedException;
      return Optional.empty();
    } catch (ExecutionException e) {
      if (isAway(e.getCause())) {
        return Optional.empty();
      }
      throw e.getCause() instanceof RedisException error
          ? error
          : new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  // end

  /** Redisson takes the code out of an error's text and makes a class of it. */
  private static boolean isAway(Throwable failure) {
    return failure instanceof RedisConnectionException
        || failure instanceof RedisTimeoutException
        || failure instanceof RedisRetryException
        || failure instanceof RedisOutOfMemoryException
        || failure instanceof RedisReadonlyException
        // A refused connection comes as a plain RedisException, as do codes that it does not know.
        || failure.getCause() instanceof IOException
        || failure instanceof RedisException
            && CacheAside.cannotServe(String.valueOf(failure.getMessage()));
  }

  private <T> RFuture<T> run(
      Script script, RScript.ReturnType type, List<Object> keys, Object... values) {
    return scripts.evalAsync(RScript.Mode.READ_WRITE, script.text(), type, keys, values);
  }
}
