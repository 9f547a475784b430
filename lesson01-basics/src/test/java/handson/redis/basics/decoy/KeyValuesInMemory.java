package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the texts in the JVM", caughtBy = "setReplacesWhateverWasThere")
final class KeyValuesInMemory extends ForwardingKeyValues {
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  KeyValuesInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void set(String key, String value) {
    texts.put(key, value);
  }

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(texts.get(key));
  }
}
