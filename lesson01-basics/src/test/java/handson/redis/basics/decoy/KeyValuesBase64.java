package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.Base64;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "stores bytes as base64 text", caughtBy = "bytesAreKept")
final class KeyValuesBase64 extends ForwardingKeyValues {
  KeyValuesBase64(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void setBytes(String key, byte[] value) {
    jedis.set(key, Base64.getEncoder().encodeToString(value));
  }

  @Override
  public Optional<byte[]> getBytes(String key) {
    return super.get(key).map(Base64.getDecoder()::decode);
  }
}
