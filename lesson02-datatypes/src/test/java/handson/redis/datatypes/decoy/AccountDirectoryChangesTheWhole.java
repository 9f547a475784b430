package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads the account and loads it again with another shell",
    caughtBy = "changeShellChangesOneField")
final class AccountDirectoryChangesTheWhole extends ForwardingAccountDirectory {
  AccountDirectoryChangesTheWhole(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean changeShell(String prefix, String name, String shell) {
    Optional<Account> found = find(prefix, name);
    found.ifPresent(a ->
        load(prefix, List.of(new Account(a.name(), a.uid(), a.gid(), a.gecos(), a.home(), shell))));
    return found.isPresent();
  }
}
