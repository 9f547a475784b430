package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "draws with a negative count, so the same song comes twice",
    caughtBy = "suggestKeepsTheSongs")
final class FavouritesSuggestsTooFew extends ForwardingFavourites {
  FavouritesSuggestsTooFew(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Set<String> suggest(String fan, int count) {
    return Set.copyOf(programme(fan, count));
  }
}
