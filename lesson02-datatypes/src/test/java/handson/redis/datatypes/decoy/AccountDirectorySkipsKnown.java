package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "does not load an account that is there already",
    caughtBy = "loadingAgainReplaces")
final class AccountDirectorySkipsKnown extends ForwardingAccountDirectory {
  AccountDirectorySkipsKnown(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Account> accounts) {
    super.load(
        prefix,
        accounts.stream()
            .filter(account -> !jedis.exists(prefix + account.name()))
            .toList());
  }
}
