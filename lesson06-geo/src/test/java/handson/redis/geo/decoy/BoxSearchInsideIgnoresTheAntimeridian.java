package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the smaller longitude for the western edge",
    caughtBy = "acrossTheAntimeridian")
final class BoxSearchInsideIgnoresTheAntimeridian extends ForwardingBoxSearch {
  BoxSearchInsideIgnoresTheAntimeridian(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    Point low = view.southWest();
    Point high = view.northEast();
    if (low.longitude() < high.longitude()) {
      return super.inside(index, view);
    }
    return super.inside(
        index,
        new MapView(
            new Point(high.longitude(), low.latitude()),
            new Point(low.longitude(), high.latitude())));
  }
}
