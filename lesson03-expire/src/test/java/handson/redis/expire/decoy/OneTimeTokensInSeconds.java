package handson.redis.expire.decoy;

import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "rounds the time to live to seconds", caughtBy = "issueStoresTheSubject")
final class OneTimeTokensInSeconds extends ForwardingOneTimeTokens {
  OneTimeTokensInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    return super.issue(purpose, subject, Duration.ofSeconds(timeToLive.toSeconds()), source);
  }
}
