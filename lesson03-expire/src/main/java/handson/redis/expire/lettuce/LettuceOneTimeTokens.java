package handson.redis.expire.lettuce;

import static java.util.Objects.requireNonNull;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.Token;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One-time tokens with Lettuce. */
public final class LettuceOneTimeTokens implements OneTimeTokens {
  private final RedisCommands<String, String> redis;

  public LettuceOneTimeTokens(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    SetArgs ifFree = SetArgs.Builder.nx().px(TimeToLive.millis(timeToLive));
    for (int i = 0; i < TRIES; i++) {
      Token token = source.get();
      if (redis.set(OneTimeTokens.key(purpose, token), requireNonNull(subject), ifFree) != null) {
        return token;
      }
    }
    throw OneTimeTokens.noFreeToken();
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return Token.parse(token).map(known -> redis.getdel(OneTimeTokens.key(purpose, known)));
  }
}
