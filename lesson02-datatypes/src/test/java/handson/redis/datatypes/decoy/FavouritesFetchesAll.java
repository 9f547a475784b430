package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches all songs to look for one", caughtBy = "likesAsksForOneSong")
final class FavouritesFetchesAll extends ForwardingFavourites {
  FavouritesFetchesAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean likes(String fan, String song) {
    return jedis.smembers(fan).contains(song);
  }
}
