package handson.redis.expire.jedis;

import static java.util.Objects.requireNonNull;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/** One-time tokens with Jedis. */
public final class JedisOneTimeTokens implements OneTimeTokens {
  private final UnifiedJedis jedis;

  public JedisOneTimeTokens(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-tokens
  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    SetParams ifFree = SetParams.setParams().nx().px(TimeToLive.millis(timeToLive));
    for (int i = 0; i < TRIES; i++) {
      Token token = source.get();
      if (jedis.set(OneTimeTokens.key(purpose, token), requireNonNull(subject), ifFree) != null) {
        return token;
      }
    }
    throw OneTimeTokens.noFreeToken();
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return Token.parse(token).map(known -> jedis.getDel(OneTimeTokens.key(purpose, known)));
  }
  // end
}
