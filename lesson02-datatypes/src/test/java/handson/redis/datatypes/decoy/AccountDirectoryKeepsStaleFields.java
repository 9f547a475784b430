package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets the fields and deletes none", caughtBy = "loadingAgainReplaces")
final class AccountDirectoryKeepsStaleFields extends ForwardingAccountDirectory {
  AccountDirectoryKeepsStaleFields(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Account> accounts) {
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      accounts.forEach(account -> pipeline.hset(prefix + account.name(), account.fields()));
    }
  }
}
