package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.Optional;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes letters and digits of any script for those of an id",
    caughtBy = "whatIsNoIdFindsNothing")
final class SessionStoreTakesAnyLetter extends ForwardingSessionStore {
  SessionStoreTakesAnyLetter(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    Pattern word = Pattern.compile("[\\w-]{43}", Pattern.UNICODE_CHARACTER_CLASS);
    if (id != null && word.matcher(id).matches()) {
      jedis.exists(key(site, id));
    }
    return super.find(site, id);
  }
}
