package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes an empty field for a missing one", caughtBy = "loginsHaveGaps")
final class AccountDirectoryEmptyIsAbsent extends ForwardingAccountDirectory {
  AccountDirectoryEmptyIsAbsent(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Login> logins(String prefix, List<String> names) {
    return super.logins(prefix, names).stream()
        .map(login -> new Login(
            login.name(),
            login.home().filter(home -> !home.isEmpty()),
            login.shell().filter(shell -> !shell.isEmpty())))
        .toList();
  }
}
