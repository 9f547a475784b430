package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.NoSuchElementException;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "renames by GET, SET and DEL, which forgets the time to live",
    caughtBy = "renameMovesEverything")
final class KeyValuesCopyThenDelete extends ForwardingKeyValues {
  KeyValuesCopyThenDelete(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void rename(String source, String target) {
    String value = get(source).orElseThrow(() -> new NoSuchElementException(source));
    jedis.set(target, value);
    jedis.del(source);
  }
}
