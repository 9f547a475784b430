package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves absent users out of the logins", caughtBy = "loginsHaveGaps")
final class AccountDirectoryDropsTheGaps extends ForwardingAccountDirectory {
  AccountDirectoryDropsTheGaps(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Login> logins(String prefix, List<String> names) {
    return super.logins(prefix, names).stream()
        .filter(login -> login.home().isPresent() || login.shell().isPresent())
        .toList();
  }
}
