package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves out what is on the edge of the view", caughtBy = "edgesAreInside")
final class BoxSearchInsideLeavesTheEdgesOut extends ForwardingBoxSearch {
  BoxSearchInsideLeavesTheEdgesOut(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    return super.inside(index, view).stream()
        .filter(place -> place.point().longitude() != view.southWest().longitude())
        .filter(place -> place.point().latitude() != view.northEast().latitude())
        .toList();
  }
}
