package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks whether the song is there, then adds it",
    caughtBy = "aRivalsSongIsNotDrawn")
final class FavouritesLooksFirst extends ForwardingFavourites {
  FavouritesLooksFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean like(String fan, String song) {
    boolean isNew = !likes(fan, song);
    super.like(fan, song);
    return isNew;
  }
}
