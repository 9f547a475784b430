package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import java.util.Set;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "unites where it should intersect", caughtBy = "findsArticles")
final class TagIndexAllIsAny extends ForwardingTagIndex {
  TagIndexAllIsAny(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public Set<String> withAll(String index, Collection<String> tags) {
    return withAny(index, tags);
  }
}
