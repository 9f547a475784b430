package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "answers only for the tags that are there", caughtBy = "hasTagsAnswersInOrder")
final class TagIndexDropsTheGaps extends ForwardingTagIndex {
  TagIndexDropsTheGaps(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public List<Boolean> hasTags(String index, String article, List<String> tags) {
    return super.hasTags(index, article, tags).stream().filter(there -> there).toList();
  }
}
