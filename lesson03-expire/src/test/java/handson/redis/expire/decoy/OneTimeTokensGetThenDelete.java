package handson.redis.expire.decoy;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads and deletes in two steps", caughtBy = "aRivalComesFirst")
final class OneTimeTokensGetThenDelete extends ForwardingOneTimeTokens {
  OneTimeTokensGetThenDelete(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return Token.parse(token).map(known -> {
      String subject = jedis.get(OneTimeTokens.key(purpose, known));
      jedis.del(OneTimeTokens.key(purpose, known));
      return subject;
    });
  }
}
