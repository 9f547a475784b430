package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cuts off what stands around a token", caughtBy = "malformedNeverReachesRedis")
final class OneTimeTokensTrims extends ForwardingOneTimeTokens {
  OneTimeTokensTrims(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return super.redeem(purpose, token.strip());
  }
}
