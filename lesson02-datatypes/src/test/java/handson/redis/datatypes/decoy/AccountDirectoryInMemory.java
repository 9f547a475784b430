package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the accounts in the JVM", caughtBy = "loadWritesOneHashAUser")
final class AccountDirectoryInMemory extends ForwardingAccountDirectory {
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  AccountDirectoryInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Account> loaded) {
    loaded.forEach(account -> accounts.put(prefix + account.name(), account));
  }

  @Override
  public Optional<Account> find(String prefix, String name) {
    return Optional.ofNullable(accounts.get(prefix + name));
  }
}
