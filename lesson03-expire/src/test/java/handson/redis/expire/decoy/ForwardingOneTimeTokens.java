package handson.redis.expire.decoy;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.Token;
import handson.redis.expire.jedis.JedisOneTimeTokens;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingOneTimeTokens implements OneTimeTokens {
  protected final UnifiedJedis jedis;
  private final OneTimeTokens right;

  ForwardingOneTimeTokens(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisOneTimeTokens(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    return right.issue(purpose, subject, timeToLive, source);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return right.redeem(purpose, token);
  }
}
