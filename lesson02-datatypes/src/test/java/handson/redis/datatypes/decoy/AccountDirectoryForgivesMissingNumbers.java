package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes a number that is missing for 0, which is root",
    caughtBy = "whatIsNoAccountIsAnError")
final class AccountDirectoryForgivesMissingNumbers extends ForwardingAccountDirectory {
  AccountDirectoryForgivesMissingNumbers(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Account> find(String prefix, String name) {
    Map<String, String> fields = new LinkedHashMap<>(Map.of("uid", "0", "gid", "0"));
    Map<String, String> read = jedis.hgetAll(prefix + name);
    fields.putAll(read);
    return read.isEmpty() ? Optional.empty() : Optional.of(Account.of(prefix + name, fields));
  }
}
