package handson.redis.basics.lettuce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import handson.redis.basics.KeyValues;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keys and values with Lettuce, on a connection of its own: a codec belongs to a connection, and
 * this one has text for keys and bytes for values.
 */
public final class LettuceKeyValues implements KeyValues, AutoCloseable {
  private final StatefulRedisConnection<String, byte[]> connection;
  private final RedisCommands<String, byte[]> redis;

  // snippet: lettuce-codec
  public LettuceKeyValues(RedisClient client) {
    connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    redis = connection.sync();
  }

  // end

  @Override
  public void set(String key, String value) {
    setBytes(key, value.getBytes(UTF_8));
  }

  @Override
  public Optional<String> get(String key) {
    return getBytes(key).map(LettuceKeyValues::text);
  }

  @Override
  public boolean exists(String key) {
    return redis.exists(requireNonNull(key)) > 0;
  }

  @Override
  public boolean delete(String key) {
    return redis.del(requireNonNull(key)) > 0;
  }

  @Override
  public void rename(String source, String target) {
    moved(source, () -> redis.rename(requireNonNull(source), requireNonNull(target)));
  }

  @Override
  public boolean renameIfFree(String source, String target) {
    return moved(source, () -> redis.renamenx(requireNonNull(source), requireNonNull(target)));
  }

  @Override
  public void setAll(Map<String, String> entries) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    entries.forEach((key, value) -> bytes.put(requireNonNull(key), value.getBytes(UTF_8)));
    // MSET without a key is an error.
    if (!bytes.isEmpty()) {
      redis.mset(bytes);
    }
  }

  @Override
  public List<Optional<String>> getAll(List<String> keys) {
    String[] names = List.copyOf(keys).toArray(String[]::new);
    // MGET without a key is an error.
    if (names.length == 0) {
      return List.of();
    }
    return redis.mget(names).stream()
        .map(found -> found.optional().map(LettuceKeyValues::text))
        .toList();
  }

  @Override
  public void setBytes(String key, byte[] value) {
    redis.set(requireNonNull(key), requireNonNull(value));
  }

  @Override
  public Optional<byte[]> getBytes(String key) {
    return Optional.ofNullable(redis.get(requireNonNull(key)));
  }

  @Override
  public void close() {
    connection.close();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static <T> T moved(String source, Supplier<T> command) {
    try {
      return command.get();
    } catch (RedisCommandExecutionException e) {
      if (e.getMessage().contains("no such key")) {
        throw new NoSuchElementException("There is no key " + source + ".", e);
      }
      throw e;
    }
  }
}
