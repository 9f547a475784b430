package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Favourites;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches all songs and shuffles them in Java", caughtBy = "drawsInRedis")
final class FavouritesShufflesInJava extends ForwardingFavourites {
  FavouritesShufflesInJava(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Set<String> suggest(String fan, int count) {
    Favourites.notNegative(count);
    List<String> songs = new ArrayList<>(jedis.smembers(fan));
    Collections.shuffle(songs);
    return Set.copyOf(songs.subList(0, Math.min(count, songs.size())));
  }
}
