package handson.redis.expire.decoy;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "locks in Java: other programs do not know the lock",
    caughtBy = "aRivalComesFirst")
final class OneTimeTokensSynchronized extends ForwardingOneTimeTokens {
  OneTimeTokensSynchronized(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    synchronized (this) {
      Optional<String> key = Token.parse(token).map(known -> OneTimeTokens.key(purpose, known));
      Optional<String> subject = key.map(jedis::get);
      key.ifPresent(jedis::del);
      return subject;
    }
  }
}
