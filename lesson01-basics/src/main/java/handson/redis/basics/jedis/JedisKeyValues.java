package handson.redis.basics.jedis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import handson.redis.basics.KeyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** Keys and values with Jedis. */
public final class JedisKeyValues implements KeyValues {
  private final UnifiedJedis jedis;

  public JedisKeyValues(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-set-get
  @Override
  public void set(String key, String value) {
    jedis.set(requireNonNull(key), requireNonNull(value));
  }

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(jedis.get(requireNonNull(key)));
  }

  // end

  @Override
  public boolean exists(String key) {
    return jedis.exists(requireNonNull(key));
  }

  @Override
  public boolean delete(String key) {
    return jedis.del(requireNonNull(key)) > 0;
  }

  @Override
  public void rename(String source, String target) {
    moved(source, () -> jedis.rename(requireNonNull(source), requireNonNull(target)));
  }

  @Override
  public boolean renameIfFree(String source, String target) {
    return moved(source, () -> jedis.renamenx(requireNonNull(source), requireNonNull(target))) > 0;
  }

  @Override
  public void setAll(Map<String, String> entries) {
    List<String> words = new ArrayList<>();
    entries.forEach((key, value) -> {
      words.add(requireNonNull(key));
      words.add(requireNonNull(value));
    });
    // MSET without a key is an error.
    if (!words.isEmpty()) {
      jedis.mset(words.toArray(String[]::new));
    }
  }

  @Override
  public List<Optional<String>> getAll(List<String> keys) {
    String[] names = List.copyOf(keys).toArray(String[]::new);
    // MGET without a key is an error.
    List<String> values = names.length == 0 ? List.of() : jedis.mget(names);
    return values.stream().map(Optional::ofNullable).toList();
  }

  @Override
  public void setBytes(String key, byte[] value) {
    jedis.set(key.getBytes(UTF_8), requireNonNull(value));
  }

  @Override
  public Optional<byte[]> getBytes(String key) {
    return Optional.ofNullable(jedis.get(key.getBytes(UTF_8)));
  }

  private static <T> T moved(String source, Supplier<T> command) {
    try {
      return command.get();
    } catch (JedisDataException e) {
      if (e.getMessage().contains("no such key")) {
        throw new NoSuchElementException("There is no key " + source + ".", e);
      }
      throw e;
    }
  }
}
