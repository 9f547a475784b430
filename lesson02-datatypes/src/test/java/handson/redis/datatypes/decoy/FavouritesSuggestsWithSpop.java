package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "suggests with SPOP, which takes the songs away",
    caughtBy = "suggestKeepsTheSongs")
final class FavouritesSuggestsWithSpop extends ForwardingFavourites {
  FavouritesSuggestsWithSpop(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Set<String> suggest(String fan, int count) {
    return raffle(fan, count);
  }
}
