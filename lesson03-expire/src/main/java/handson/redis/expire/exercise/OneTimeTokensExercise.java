package handson.redis.expire.exercise;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.Token;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Your one-time tokens. What each method promises stands in {@link OneTimeTokens}. */
public final class OneTimeTokensExercise implements OneTimeTokens {
  private final RedisClients clients;

  public OneTimeTokensExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    // TODO
    throw new NotDoneYet("one-time-tokens: take a token, and store the subject if it is free");
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    // TODO
    throw new NotDoneYet("one-time-tokens: look at the form, then read and delete in one step");
  }
}
