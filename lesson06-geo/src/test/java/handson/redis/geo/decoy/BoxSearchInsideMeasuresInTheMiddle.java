package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "measures the width in the middle of the view", caughtBy = "insideIsWhatAMapShows")
final class BoxSearchInsideMeasuresInTheMiddle extends ForwardingBoxSearch {
  BoxSearchInsideMeasuresInTheMiddle(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    Point centre = view.centre();
    return covered(index, centre, wide(view, centre.latitude()), high(view)).stream()
        .filter(place -> view.contains(place.point()))
        .toList();
  }
}
