package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import redis.clients.jedis.RedisClient;

@Decoy(
    mistake = "fetches both sets and intersects them in Java",
    caughtBy = "setsArePutTogetherInRedis")
final class TagIndexIntersectsInJava extends ForwardingTagIndex {
  TagIndexIntersectsInJava(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public Set<String> withAll(String index, Collection<String> tags) {
    Set<String> found = new HashSet<>(withAny(index, tags));
    tags.forEach(tag -> found.retainAll(jedis.smembers(TagIndex.tagKey(index, tag))));
    return found;
  }
}
