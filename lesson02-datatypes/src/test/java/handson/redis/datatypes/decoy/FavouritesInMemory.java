package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the songs in the JVM", caughtBy = "likeAddsASongOnce")
final class FavouritesInMemory extends ForwardingFavourites {
  private final Map<String, Set<String>> songs = new ConcurrentHashMap<>();

  FavouritesInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean like(String fan, String song) {
    return songs.computeIfAbsent(fan, key -> ConcurrentHashMap.newKeySet()).add(song);
  }
}
