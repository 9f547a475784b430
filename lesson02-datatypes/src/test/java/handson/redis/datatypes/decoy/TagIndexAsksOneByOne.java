package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "sends SISMEMBER for each tag", caughtBy = "hasTagsIsOneRoundTrip")
final class TagIndexAsksOneByOne extends ForwardingTagIndex {
  TagIndexAsksOneByOne(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public List<Boolean> hasTags(String index, String article, List<String> tags) {
    String key = TagIndex.articleKey(index, article);
    return tags.stream().map(tag -> jedis.sismember(key, tag)).toList();
  }
}
