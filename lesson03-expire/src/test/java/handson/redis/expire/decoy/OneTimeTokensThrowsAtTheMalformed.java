package handson.redis.expire.decoy;

import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "throws where a token is malformed", caughtBy = "malformedNeverReachesRedis")
final class OneTimeTokensThrowsAtTheMalformed extends ForwardingOneTimeTokens {
  OneTimeTokensThrowsAtTheMalformed(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return super.redeem(purpose, new Token(token).text());
  }
}
