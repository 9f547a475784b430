package handson.redis.expire.decoy;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads a token and does not delete it", caughtBy = "redeemWorksOnce")
final class OneTimeTokensNeverUsedUp extends ForwardingOneTimeTokens {
  OneTimeTokensNeverUsedUp(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return Token.parse(token).map(known -> jedis.get(OneTimeTokens.key(purpose, known)));
  }
}
