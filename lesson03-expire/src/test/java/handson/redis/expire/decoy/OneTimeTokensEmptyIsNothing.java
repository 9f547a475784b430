package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes an empty subject for none", caughtBy = "redeemWorksOnce")
final class OneTimeTokensEmptyIsNothing extends ForwardingOneTimeTokens {
  OneTimeTokensEmptyIsNothing(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return super.redeem(purpose, token).filter(subject -> !subject.isEmpty());
  }
}
