package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches all neighbours and cuts them in Java", caughtBy = "onlyWhatIsShownIsSent")
final class NearestPlacesNeighboursFetchEverything extends ForwardingNearestPlaces {
  NearestPlacesNeighboursFetchEverything(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> neighbours(
      String index, String member, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    return super.neighbours(index, member, MOST, within, unit).stream()
        .limit(count)
        .toList();
  }
}
