package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a degree for 111 km, and loses the edges", caughtBy = "edgesAreInside")
final class BoxSearchInsideWithRoundNumbers extends ForwardingBoxSearch {
  BoxSearchInsideWithRoundNumbers(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    double parallel = 111_000 * Math.cos(Math.toRadians(view.widestLatitude()));
    return covered(index, view.centre(), parallel * view.width(), 111_000 * view.height()).stream()
        .filter(place -> view.contains(place.point()))
        .toList();
  }
}
