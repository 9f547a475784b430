package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "searches both halves of a view and answers twice with what is between",
    caughtBy = "everyViewIsExact")
final class BoxSearchInsideTwice extends ForwardingBoxSearch {
  BoxSearchInsideTwice(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    double half = 0.6 * wide(view, view.widestLatitude());
    Point centre = view.centre();
    double quarter = view.width() / 4;
    List<Place> found = new ArrayList<>();
    for (double shift : List.of(-quarter, quarter)) {
      double longitude = (centre.longitude() + shift + 540) % 360 - 180;
      found.addAll(covered(index, new Point(longitude, centre.latitude()), half, high(view)));
    }
    return found.stream().filter(place -> view.contains(place.point())).toList();
  }
}
