package handson.redis.basics.redisson;

import static java.util.Objects.requireNonNull;

import handson.redis.basics.KeyValues;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.redisson.api.RBucket;
import org.redisson.api.RBuckets;
import org.redisson.api.RKeys;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;

/**
 * Keys and values with Redisson. The codecs are named with every object: Redisson's default writes
 * a binary form that other programs cannot read.
 */
public final class RedissonKeyValues implements KeyValues {
  private final RedissonClient redisson;
  private final RKeys keyspace;
  private final RBuckets texts;

  public RedissonKeyValues(RedissonClient redisson) {
    this.redisson = redisson;
    this.keyspace = redisson.getKeys();
    this.texts = redisson.getBuckets(StringCodec.INSTANCE);
  }

  @Override
  public void set(String key, String value) {
    // Redisson takes a null for "delete the key".
    text(key).set(requireNonNull(value));
  }

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(text(key).get());
  }

  @Override
  public boolean exists(String key) {
    return keyspace.countExists(requireNonNull(key)) > 0;
  }

  @Override
  public boolean delete(String key) {
    return keyspace.delete(requireNonNull(key)) > 0;
  }

  @Override
  public void rename(String source, String target) {
    requireNonNull(target);
    moved(requireNonNull(source), () -> {
      keyspace.rename(source, target);
      return true;
    });
  }

  @Override
  public boolean renameIfFree(String source, String target) {
    requireNonNull(target);
    return moved(requireNonNull(source), () -> keyspace.renamenx(source, target));
  }

  @Override
  public void setAll(Map<String, String> entries) {
    entries.forEach((key, value) -> {
      requireNonNull(key);
      requireNonNull(value);
    });
    texts.set(entries);
  }

  @Override
  public List<Optional<String>> getAll(List<String> keys) {
    String[] names = List.copyOf(keys).toArray(String[]::new);
    Map<String, String> found = texts.get(names);
    return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
  }

  @Override
  public void setBytes(String key, byte[] value) {
    bytes(key).set(requireNonNull(value));
  }

  @Override
  public Optional<byte[]> getBytes(String key) {
    return Optional.ofNullable(bytes(key).get());
  }

  private RBucket<String> text(String key) {
    return redisson.getBucket(requireNonNull(key), StringCodec.INSTANCE);
  }

  private RBucket<byte[]> bytes(String key) {
    return redisson.getBucket(requireNonNull(key), ByteArrayCodec.INSTANCE);
  }

  private static boolean moved(String source, BooleanSupplier command) {
    try {
      return command.getAsBoolean();
    } catch (RedisException e) {
      if (e.getMessage().contains("no such key")) {
        throw new NoSuchElementException("There is no key " + source + ".", e);
      }
      throw e;
    }
  }
}
