package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches the whole index and compares in Java", caughtBy = "redisDoesTheWork")
final class BoxSearchInsideInJava extends ForwardingBoxSearch {
  BoxSearchInsideInJava(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    return covered(index, view.centre(), 5e7, 5e7).stream()
        .filter(place -> view.contains(place.point()))
        .toList();
  }
}
