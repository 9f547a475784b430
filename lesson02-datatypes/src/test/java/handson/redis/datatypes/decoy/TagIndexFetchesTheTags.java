package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "fetches all tags to look for a few", caughtBy = "hasTagsIsOneRoundTrip")
final class TagIndexFetchesTheTags extends ForwardingTagIndex {
  TagIndexFetchesTheTags(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public List<Boolean> hasTags(String index, String article, List<String> tags) {
    return tags.stream().map(tags(index, article)::contains).toList();
  }
}
