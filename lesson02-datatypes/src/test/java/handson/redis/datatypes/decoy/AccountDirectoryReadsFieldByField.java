package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.testing.Decoy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads each field with a command of its own", caughtBy = "findReadsAtOneMoment")
final class AccountDirectoryReadsFieldByField extends ForwardingAccountDirectory {
  AccountDirectoryReadsFieldByField(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Account> find(String prefix, String name) {
    String key = prefix + name;
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : jedis.hkeys(key)) {
      fields.put(field, jedis.hget(key, field));
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(Account.of(key, fields));
  }
}
