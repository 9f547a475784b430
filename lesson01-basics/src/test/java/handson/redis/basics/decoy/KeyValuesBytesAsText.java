package handson.redis.basics.decoy;

import static java.nio.charset.StandardCharsets.UTF_8;

import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "makes a String of bytes that are no text", caughtBy = "bytesAreKept")
final class KeyValuesBytesAsText extends ForwardingKeyValues {
  KeyValuesBytesAsText(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void setBytes(String key, byte[] value) {
    jedis.set(key, new String(value, UTF_8));
  }

  @Override
  public Optional<byte[]> getBytes(String key) {
    return super.get(key).map(text -> text.getBytes(UTF_8));
  }
}
