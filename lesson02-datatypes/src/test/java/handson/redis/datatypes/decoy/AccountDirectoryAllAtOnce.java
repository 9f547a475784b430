package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "loads the whole file in one transaction", caughtBy = "takesFewRoundTrips")
final class AccountDirectoryAllAtOnce extends ForwardingAccountDirectory {
  AccountDirectoryAllAtOnce(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Account> accounts) {
    if (accounts.isEmpty()) {
      return;
    }
    try (AbstractTransaction transaction = jedis.multi()) {
      for (Account account : accounts) {
        transaction.del(prefix + account.name());
        transaction.hset(prefix + account.name(), account.fields());
      }
      transaction.exec();
    }
  }
}
