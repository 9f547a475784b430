package handson.redis.expire.decoy;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "hands out a token that NX did not store", caughtBy = "aTokenInUseStays")
final class OneTimeTokensIgnoresTheAnswer extends ForwardingOneTimeTokens {
  OneTimeTokensIgnoresTheAnswer(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    SetParams ifFree = SetParams.setParams().nx().px(TimeToLive.millis(timeToLive));
    Token token = source.get();
    jedis.set(OneTimeTokens.key(purpose, token), subject, ifFree);
    return token;
  }
}
