package handson.redis.expire.decoy;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets the time to live in a second step", caughtBy = "noTokenWithoutEnd")
final class OneTimeTokensSetThenExpire extends ForwardingOneTimeTokens {
  OneTimeTokensSetThenExpire(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    long millis = TimeToLive.millis(timeToLive);
    Token token = source.get();
    jedis.set(OneTimeTokens.key(purpose, token), subject);
    jedis.pexpire(OneTimeTokens.key(purpose, token), millis);
    return token;
  }
}
