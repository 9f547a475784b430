package handson.redis.expire.decoy;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "forgets the end", caughtBy = "issueStoresTheSubject")
final class OneTimeTokensForever extends ForwardingOneTimeTokens {
  OneTimeTokensForever(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    TimeToLive.millis(timeToLive);
    Token token = source.get();
    jedis.set(OneTimeTokens.key(purpose, token), subject);
    return token;
  }
}
