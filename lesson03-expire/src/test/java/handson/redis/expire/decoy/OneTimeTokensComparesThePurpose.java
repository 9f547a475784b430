package handson.redis.expire.decoy;

import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "uses a token up, then looks at its purpose", caughtBy = "purposesAreApart")
final class OneTimeTokensComparesThePurpose extends ForwardingOneTimeTokens {
  OneTimeTokensComparesThePurpose(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source) {
    return super.issue("any", purpose + " " + subject, timeToLive, source);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return super.redeem("any", token)
        .filter(subject -> subject.startsWith(purpose + " "))
        .map(subject -> subject.substring(purpose.length() + 1));
  }
}
