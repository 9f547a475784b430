package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "takes a pipeline for a transaction", caughtBy = "bothWaysChangeInOneStep")
final class TagIndexInAPipeline extends ForwardingTagIndex {
  TagIndexInAPipeline(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public void replaceTags(String index, String article, Set<String> tags) {
    String key = TagIndex.articleKey(index, article);
    Set<String> before = tags(index, article);
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      before.forEach(tag -> pipeline.srem(TagIndex.tagKey(index, tag), article));
      pipeline.del(key);
      tags.forEach(tag -> pipeline.sadd(key, tag));
      tags.forEach(tag -> pipeline.sadd(TagIndex.tagKey(index, tag), article));
    }
  }
}
