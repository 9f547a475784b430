package handson.redis.expire.decoy;

import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "does not ask the source", caughtBy = "issueStoresTheSubject")
final class OneTimeTokensOwnRandom extends ForwardingOneTimeTokens {
  OneTimeTokensOwnRandom(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    return super.issue(purpose, subject, timeToLive, Token::random);
  }
}
