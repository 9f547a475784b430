package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "deletes the article's key and forgets the tags", caughtBy = "removeLeavesNoTrace")
final class TagIndexRemovesOneSide extends ForwardingTagIndex {
  TagIndexRemovesOneSide(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public boolean remove(String index, String article) {
    return jedis.del(TagIndex.articleKey(index, article)) == 1;
  }
}
