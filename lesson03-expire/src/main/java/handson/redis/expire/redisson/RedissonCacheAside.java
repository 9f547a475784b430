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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.redisson.api.RKeys;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.options.KeysOptions;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisRetryException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.StringCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A cache with Redisson, whose answers are futures: the caller decides how long to wait. */
public final class RedissonCacheAside implements CacheAside {
  private static final Script LOOKUP = Script.read("cache-aside-lookup.lua");
  private static final Script END = Script.read("cache-aside-end.lua");

  private final RedissonClient redisson;
  private final RScript scripts;
  private final JsonMapper json = JsonMapper.builder().build();

  public RedissonCacheAside(RedissonClient redisson) {
    this.redisson = redisson;
  private final RKeys keys;
    // By default it sends again what was not answered in time, or refused with NOREPLICAS, when the
    // caller has long gone on.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public <V> Optional<V> get(
    this.keys = redisson.getKeys(KeysOptions.defaults().retryAttempts(0));
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
      List<Object> keys = List.of(cache.valueKey(id), cache.leaseKey(id));
      // Where Redis did not answer, the lease may be ours all the same; the script knows.
      ask(cache, run(END, RScript.ReturnType.LONG, keys, outcome.toArray()));
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
      removed = ask(cache, redisson.getKeys().deleteAsync(cache.valueKey(id), cache.leaseKey(id)))
          .isPresent();
    }
    return removed;
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

  // snippet: redisson-ask
  /** The answer of Redis; empty where it is away. */
  private static <T> Optional<T> ask(CachePolicy cache, RFuture<T> answer) {
    try {
      return Optional.of(
          answer.toCompletableFuture().get(cache.timeout().toMillis(), MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (isAway(e.getCause())) {
        return Optional.empty();
      }
      throw e.getCause() instanceof RedisException error
          ? error
          : new IllegalStateException(e.getCause());
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
