package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.datatypes.AccountDirectory;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sends one HSET a field", caughtBy = "takesFewRoundTrips")
final class AccountDirectoryFieldByField extends ForwardingAccountDirectory {
  AccountDirectoryFieldByField(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Account> accounts) {
    for (List<Account> batch : AccountDirectory.batches(accounts)) {
      try (AbstractTransaction transaction = jedis.multi()) {
        for (Account account : batch) {
          String key = prefix + account.name();
          transaction.del(key);
          account.fields().forEach((field, value) -> transaction.hset(key, field, value));
        }
        transaction.exec();
      }
    }
  }
}
