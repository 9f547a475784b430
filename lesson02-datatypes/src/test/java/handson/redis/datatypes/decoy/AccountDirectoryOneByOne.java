package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "waits for each account", caughtBy = "takesFewRoundTrips")
final class AccountDirectoryOneByOne extends ForwardingAccountDirectory {
  AccountDirectoryOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Account> accounts) {
    accounts.forEach(account -> super.load(prefix, List.of(account)));
  }
}
