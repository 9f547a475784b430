package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "ends at the antimeridian", caughtBy = "acrossTheAntimeridian")
final class BoxSearchInsideStopsAtTheAntimeridian extends ForwardingBoxSearch {
  BoxSearchInsideStopsAtTheAntimeridian(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    return super.inside(index, view).stream()
        .filter(place -> place.point().longitude() >= view.southWest().longitude())
        .toList();
  }
}
