package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "stores the token itself", caughtBy = "redisNeverGetsTheToken")
final class OneTimeTokensStoresTheToken extends ForwardingOneTimeTokens {
  OneTimeTokensStoresTheToken(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    SetParams ifFree = SetParams.setParams().nx().px(TimeToLive.millis(timeToLive));
    Token token = source.get();
    jedis.set(purpose + ":" + token.text(), subject, ifFree);
    return token;
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return Token.parse(token).map(known -> jedis.getDel(purpose + ":" + known.text()));
  }
}
