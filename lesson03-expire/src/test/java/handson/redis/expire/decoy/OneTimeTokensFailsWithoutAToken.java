package handson.redis.expire.decoy;

import static java.util.Objects.requireNonNull;

import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "throws where nobody sent a token", caughtBy = "aNullIsRefused")
final class OneTimeTokensFailsWithoutAToken extends ForwardingOneTimeTokens {
  OneTimeTokensFailsWithoutAToken(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return super.redeem(purpose, requireNonNull(token));
  }
}
