package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks whether the account is there, then reads it",
    caughtBy = "findReadsAtOneMoment")
final class AccountDirectoryLooksThenReads extends ForwardingAccountDirectory {
  AccountDirectoryLooksThenReads(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Account> find(String prefix, String name) {
    String key = prefix + name;
    return jedis.exists(key) ? Optional.of(Account.of(key, jedis.hgetAll(key))) : Optional.empty();
  }
}
