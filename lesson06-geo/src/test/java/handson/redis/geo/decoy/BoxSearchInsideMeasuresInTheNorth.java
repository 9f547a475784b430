package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "measures the width at the northern edge", caughtBy = "insideIsWhatAMapShows")
final class BoxSearchInsideMeasuresInTheNorth extends ForwardingBoxSearch {
  BoxSearchInsideMeasuresInTheNorth(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    double north = view.northEast().latitude();
    return covered(index, view.centre(), wide(view, north), high(view)).stream()
        .filter(place -> view.contains(place.point()))
        .toList();
  }
}
