package handson.redis.basics.decoy;

import handson.redis.basics.KeyValues;
import handson.redis.basics.jedis.JedisKeyValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingKeyValues implements KeyValues {
  protected final UnifiedJedis jedis;
  private final KeyValues right;

  ForwardingKeyValues(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisKeyValues(jedis);
  }

  @Override
  public void set(String key, String value) {
    right.set(key, value);
  }

  @Override
  public Optional<String> get(String key) {
    return right.get(key);
  }

  @Override
  public boolean exists(String key) {
    return right.exists(key);
  }

  @Override
  public boolean delete(String key) {
    return right.delete(key);
  }

  @Override
  public void rename(String source, String target) {
    right.rename(source, target);
  }

  @Override
  public boolean renameIfFree(String source, String target) {
    return right.renameIfFree(source, target);
  }

  @Override
  public void setAll(Map<String, String> entries) {
    right.setAll(entries);
  }

  @Override
  public List<Optional<String>> getAll(List<String> keys) {
    return right.getAll(keys);
  }

  @Override
  public void setBytes(String key, byte[] value) {
    right.setBytes(key, value);
  }

  @Override
  public Optional<byte[]> getBytes(String key) {
    return right.getBytes(key);
  }
}
