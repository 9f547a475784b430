package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers what only the second likes", caughtBy = "comparesTwoFans")
final class FavouritesSwapped extends ForwardingFavourites {
  FavouritesSwapped(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Set<String> onlyFirstLikes(String first, String second) {
    return super.onlyFirstLikes(second, first);
  }
}
