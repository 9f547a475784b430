package handson.redis.basics.decoy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "encodes text as ISO-8859-1, which is the default of some platforms",
    caughtBy = "textIsUtf8")
final class KeyValuesInLatin1 extends ForwardingKeyValues {
  KeyValuesInLatin1(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void set(String key, String value) {
    jedis.set(key.getBytes(UTF_8), value.getBytes(ISO_8859_1));
  }

  @Override
  public Optional<String> get(String key) {
    return super.getBytes(key).map(bytes -> new String(bytes, ISO_8859_1));
  }
}
