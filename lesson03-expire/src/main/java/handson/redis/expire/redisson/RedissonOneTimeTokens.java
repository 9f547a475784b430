package handson.redis.expire.redisson;

import static java.util.Objects.requireNonNull;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.StringCodec;

/** One-time tokens with Redisson. */
public final class RedissonOneTimeTokens implements OneTimeTokens {
  private final RedissonClient redisson;

  public RedissonOneTimeTokens(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    Duration time = Duration.ofMillis(TimeToLive.millis(timeToLive));
    for (int i = 0; i < TRIES; i++) {
      Token token = source.get();
      if (bucket(purpose, token).setIfAbsent(requireNonNull(subject), time)) {
        return token;
      }
    }
    throw OneTimeTokens.noFreeToken();
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return Token.parse(token).map(known -> bucket(purpose, known).getAndDelete());
  }

  private RBucket<String> bucket(String purpose, Token token) {
    // Sent again after a timeout, GETDEL would find nothing: better an error than a wrong "used
    // up".
    return redisson.getBucket(PlainOptions.name(OneTimeTokens.key(purpose, token))
        .codec(StringCodec.INSTANCE)
        .retryAttempts(0));
  }
}
