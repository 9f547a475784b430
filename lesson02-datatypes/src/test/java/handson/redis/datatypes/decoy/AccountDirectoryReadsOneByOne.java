package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "waits for each HMGET", caughtBy = "takesFewRoundTrips")
final class AccountDirectoryReadsOneByOne extends ForwardingAccountDirectory {
  AccountDirectoryReadsOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Login> logins(String prefix, List<String> names) {
    return names.stream()
        .flatMap(name -> super.logins(prefix, List.of(name)).stream())
        .toList();
  }
}
