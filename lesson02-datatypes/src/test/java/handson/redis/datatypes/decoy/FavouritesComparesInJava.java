package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.HashSet;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches both sets and compares them in Java", caughtBy = "fansAreComparedInRedis")
final class FavouritesComparesInJava extends ForwardingFavourites {
  FavouritesComparesInJava(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Set<String> onlyFirstLikes(String first, String second) {
    Set<String> songs = new HashSet<>(jedis.smembers(first));
    songs.removeAll(jedis.smembers(second));
    return songs;
  }
}
