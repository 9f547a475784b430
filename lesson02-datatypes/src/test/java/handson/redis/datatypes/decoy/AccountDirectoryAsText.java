package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps an account as one text", caughtBy = "loadWritesOneHashAUser")
final class AccountDirectoryAsText extends ForwardingAccountDirectory {
  AccountDirectoryAsText(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Account> accounts) {
    accounts.forEach(account ->
        jedis.set(prefix + account.name(), String.join(":", account.fields().values())));
  }
}
