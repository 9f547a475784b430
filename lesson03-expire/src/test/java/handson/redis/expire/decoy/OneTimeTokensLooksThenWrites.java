package handson.redis.expire.decoy;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "looks whether a token is in use, then writes", caughtBy = "aTokenInUseStays")
final class OneTimeTokensLooksThenWrites extends ForwardingOneTimeTokens {
  OneTimeTokensLooksThenWrites(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    SetParams end = SetParams.setParams().px(TimeToLive.millis(timeToLive));
    for (int i = 0; i < TRIES; i++) {
      Token token = source.get();
      if (!jedis.exists(OneTimeTokens.key(purpose, token))) {
        jedis.set(OneTimeTokens.key(purpose, token), subject, end);
        return token;
      }
    }
    throw OneTimeTokens.noFreeToken();
  }
}
