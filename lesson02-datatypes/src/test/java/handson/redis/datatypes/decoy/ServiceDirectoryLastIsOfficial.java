package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the last name for the official one", caughtBy = "officialNameIsTheFirst")
final class ServiceDirectoryLastIsOfficial extends ForwardingServiceDirectory {
  ServiceDirectoryLastIsOfficial(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> officialName(String key) {
    return Optional.ofNullable(jedis.lindex(key, -1));
  }
}
