package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "says that every song is new", caughtBy = "likeAddsASongOnce")
final class FavouritesAlwaysNew extends ForwardingFavourites {
  FavouritesAlwaysNew(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean like(String fan, String song) {
    super.like(fan, song);
    return true;
  }
}
