package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "draws with SRANDMEMBER, then removes with SREM",
    caughtBy = "aRivalsSongIsNotDrawn")
final class FavouritesDrawsThenRemoves extends ForwardingFavourites {
  FavouritesDrawsThenRemoves(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Set<String> raffle(String fan, int count) {
    Set<String> drawn = suggest(fan, count);
    drawn.forEach(song -> unlike(fan, song));
    return drawn;
  }
}
