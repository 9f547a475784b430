package handson.redis.expire.decoy;

import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks Redis whatever it is sent", caughtBy = "malformedNeverReachesRedis")
final class OneTimeTokensAsksRedisForAnything extends ForwardingOneTimeTokens {
  OneTimeTokensAsksRedisForAnything(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return Optional.ofNullable(
        jedis.getDel(purpose + ":" + Token.parse(token).map(Token::sha256).orElse(token)));
  }
}
