package handson.redis.expire.decoy;

import handson.redis.expire.Token;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets a script compute the hash, so Redis gets the token",
    caughtBy = "redisNeverGetsTheToken")
final class OneTimeTokensHashesInTheServer extends ForwardingOneTimeTokens {
  OneTimeTokensHashesInTheServer(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> redeem(String purpose, String token) {
    String script = "return redis.call('GETDEL', KEYS[1] .. ':' .. redis.sha1hex(ARGV[1]))";
    return Token.parse(token)
        .map(known -> (String) jedis.eval(script, List.of(purpose), List.of(known.text())));
  }
}
