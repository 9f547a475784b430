package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "draws with a positive count, so no song comes again",
    caughtBy = "programmeRepeats")
final class FavouritesProgrammeTooShort extends ForwardingFavourites {
  FavouritesProgrammeTooShort(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> programme(String fan, int count) {
    return List.copyOf(suggest(fan, count));
  }
}
