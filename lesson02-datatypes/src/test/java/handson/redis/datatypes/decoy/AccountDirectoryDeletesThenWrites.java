package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.datatypes.AccountDirectory;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "deletes and writes in a pipeline, which others see half done",
    caughtBy = "loadWritesInOneStep")
final class AccountDirectoryDeletesThenWrites extends ForwardingAccountDirectory {
  AccountDirectoryDeletesThenWrites(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Account> accounts) {
    for (List<Account> batch : AccountDirectory.batches(accounts)) {
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        for (Account account : batch) {
          pipeline.del(prefix + account.name());
          pipeline.hset(prefix + account.name(), account.fields());
        }
      }
    }
  }
}
