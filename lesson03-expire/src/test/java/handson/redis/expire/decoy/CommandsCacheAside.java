package handson.redis.expire.decoy;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import handson.redis.expire.CacheAside;
import handson.redis.expire.CachePolicy;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A right solution of another kind than the references, command by command, with a script only for
 * the end of a lease. The decoys override what they get wrong.
 */
class CommandsCacheAside implements CacheAside {
  private static final String STORE = "if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end "
      + "redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return redis.call('DEL', KEYS[2])";
  private static final String RELEASE =
      "return redis.call('GET', KEYS[2]) == ARGV[1] and redis.call('DEL', KEYS[2]) or 0";

  final RedisAsyncCommands<String, String> redis;
  final JsonMapper json = JsonMapper.builder().build();

  CommandsCacheAside(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.async();
  }

  @Override
  public <V> Optional<V> get(
      CachePolicy cache, String id, Class<V> type, Supplier<Optional<V>> loader) {
    String token = token();
    Found<V> found;
    try {
      found = find(cache, id, type, token);
    } catch (Away e) {
      return whenAway(loader);
    }
    return switch (found.state()) {
      case VALUE -> found.value();
      case MINE -> load(cache, id, token, loader);
      case NOT_MINE -> loader.get();
    };
  }

  @Override
  public boolean update(CachePolicy cache, String id, Runnable write) {
    try {
      write.run();
    } catch (Throwable e) {
      CacheAside.tidyUp(e, () -> removed(cache, id));
      throw e;
    }
    return removed(cache, id);
  }

  @Override
  public Statistics statistics(CachePolicy cache) {
    return Statistics.of(ask(cache, redis.hgetall(cache.statisticsKey())));
  }

  boolean removed(CachePolicy cache, String id) {
    try {
      remove(cache, id);
      return true;
    } catch (Away e) {
      return false;
    }
  }

  void remove(CachePolicy cache, String id) {
    ask(cache, redis.del(cache.valueKey(id), leaseKey(cache, id)));
  }

  <V> Optional<V> whenAway(Supplier<Optional<V>> loader) {
    return loader.get();
  }

  /** Looks the value up, takes the lease, or waits for who has it. */
  <V> Found<V> find(CachePolicy cache, String id, Class<V> type, String token) {
    Found<V> found = look(cache, id, type, "gets");
    if (found.state() == State.VALUE) {
      return found;
    }
    count(cache, "misses");
    long end = System.nanoTime() + cache.patience().toNanos();
    while (!take(cache, id, token)) {
      if (System.nanoTime() > end) {
        return new Found<>(State.NOT_MINE, Optional.empty());
      }
      sleep();
      found = look(cache, id, type, "polls");
      if (found.state() == State.VALUE) {
        return found;
      }
    }
    // Between the look and the lease another's load may have ended.
    found = look(cache, id, type, "polls");
    if (found.state() == State.VALUE) {
      end(cache, id, token, null, null);
      return found;
    }
    count(cache, "loads");
    return found;
  }

  <V> Found<V> look(CachePolicy cache, String id, Class<V> type, String counter) {
    RedisFuture<String> answer = redis.get(cache.valueKey(id));
    if (counter.equals("gets")) {
      count(cache, counter);
    }
    String text = ask(cache, answer);
    if (text == null) {
      return new Found<>(State.MINE, Optional.empty());
    }
    if (text.equals(ABSENT)) {
      return new Found<>(State.VALUE, Optional.empty());
    }
    V value = read(text, type);
    return new Found<>(value == null ? State.MINE : State.VALUE, Optional.ofNullable(value));
  }

  <V> V read(String text, Class<V> type) {
    try {
      return json.readValue(text, type);
    } catch (JacksonException e) {
      return null;
    }
  }

  boolean take(CachePolicy cache, String id, String token) {
    SetArgs free = SetArgs.Builder.nx().px(cache.lease());
    return ask(cache, redis.set(leaseKey(cache, id), token, free)) != null;
  }

  String leaseKey(CachePolicy cache, String id) {
    return cache.leaseKey(id);
  }

  String token() {
    return UUID.randomUUID().toString();
  }

  <V> Optional<V> load(CachePolicy cache, String id, String token, Supplier<Optional<V>> loader) {
    Optional<V> loaded;
    String text;
    try {
      loaded = loader.get();
      text = text(loaded);
    } catch (Throwable e) {
      CacheAside.tidyUp(e, () -> end(cache, id, token, null, null));
      throw e;
    }
    try {
      end(cache, id, token, text, loaded.isPresent() ? cache.ttl() : cache.absentTtl());
    } catch (Away | RedisException e) {
      // The value is served all the same.
    }
    return loaded;
  }

  String text(Optional<?> loaded) {
    return loaded.map(json::writeValueAsString).orElse(ABSENT);
  }

  /** Ends a lease, and stores a text where there is one. */
  void end(CachePolicy cache, String id, String token, String text, Duration ttl) {
    String[] keys = {cache.valueKey(id), leaseKey(cache, id)};
    if (text == null) {
      ask(cache, redis.eval(RELEASE, ScriptOutputType.INTEGER, keys, token));
    } else {
      String millis = Long.toString(jittered(cache, ttl));
      ask(cache, redis.eval(STORE, ScriptOutputType.INTEGER, keys, token, text, millis));
    }
  }

  long jittered(CachePolicy cache, Duration ttl) {
    return cache.jittered(ttl);
  }

  void count(CachePolicy cache, String field) {
    redis.hincrby(cache.statisticsKey(), field, 1);
    redis.pexpire(cache.statisticsKey(), STATISTICS_TTL);
  }

  void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Away();
    }
  }

  <T> T ask(CachePolicy cache, RedisFuture<T> answer) {
    try {
      return LettuceFutures.awaitOrCancel(answer, cache.timeout().toMillis(), MILLISECONDS);
    } catch (RedisCommandExecutionException e) {
      if (CacheAside.cannotServe(e.getMessage())) {
        throw new Away();
      }
      throw e;
    } catch (RedisException e) {
      throw new Away();
    }
  }

  enum State {
    VALUE,
    MINE,
    NOT_MINE
  }

  record Found<V>(State state, Optional<V> value) {}

  static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
