package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "hands a negative count to the server", caughtBy = "aNegativeCountIsRefused")
final class FavouritesNegativeToServer extends ForwardingFavourites {
  FavouritesNegativeToServer(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Set<String> suggest(String fan, int count) {
    return Set.copyOf(jedis.srandmember(fan, count));
  }
}
