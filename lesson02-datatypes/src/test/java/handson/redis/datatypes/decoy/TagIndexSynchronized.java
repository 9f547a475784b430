package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "locks in the JVM, where the other program is not", caughtBy = "aRivalsTagsGoToo")
final class TagIndexSynchronized extends ForwardingTagIndex {
  TagIndexSynchronized(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public synchronized void replaceTags(String index, String article, Set<String> tags) {
    Set<String> before = tags(index, article);
    try (AbstractTransaction transaction = jedis.multi()) {
      before.forEach(tag -> transaction.srem(TagIndex.tagKey(index, tag), article));
      transaction.del(TagIndex.articleKey(index, article));
      for (String tag : tags) {
        transaction.sadd(TagIndex.articleKey(index, article), tag);
        transaction.sadd(TagIndex.tagKey(index, tag), article);
      }
      transaction.exec();
    }
  }
}
