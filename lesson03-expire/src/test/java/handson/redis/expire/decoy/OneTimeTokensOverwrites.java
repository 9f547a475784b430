package handson.redis.expire.decoy;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "overwrites a token that is in use", caughtBy = "aTokenInUseStays")
final class OneTimeTokensOverwrites extends ForwardingOneTimeTokens {
  OneTimeTokensOverwrites(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    SetParams end = SetParams.setParams().px(TimeToLive.millis(timeToLive));
    Token token = source.get();
    jedis.set(OneTimeTokens.key(purpose, token), subject, end);
    return token;
  }
}
