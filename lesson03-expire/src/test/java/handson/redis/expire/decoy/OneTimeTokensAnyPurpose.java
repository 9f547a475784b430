package handson.redis.expire.decoy;

import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a token for every purpose", caughtBy = "purposesAreApart")
final class OneTimeTokensAnyPurpose extends ForwardingOneTimeTokens {
  OneTimeTokensAnyPurpose(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    return super.issue("any", subject, timeToLive, source);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return super.redeem("any", token);
  }
}
