package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes an empty hash for an account without values", caughtBy = "findReadsRedis")
final class AccountDirectoryMakesUpAbsent extends ForwardingAccountDirectory {
  AccountDirectoryMakesUpAbsent(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Account> find(String prefix, String name) {
    return super.find(prefix, name).or(() -> Optional.of(new Account(name, 0, 0, "", "", "")));
  }
}
