package handson.redis.expire.decoy;

import handson.redis.expire.OneTimeTokens;
import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(
    mistake = "marks a used token, and takes the mark for a subject",
    caughtBy = "redeemWorksOnce")
final class OneTimeTokensMarksAsUsed extends ForwardingOneTimeTokens {
  OneTimeTokensMarksAsUsed(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    return Token.parse(token)
        .map(known -> jedis.setGet(
            OneTimeTokens.key(purpose, known),
            "used",
            SetParams.setParams().xx().keepTtl()));
  }
}
