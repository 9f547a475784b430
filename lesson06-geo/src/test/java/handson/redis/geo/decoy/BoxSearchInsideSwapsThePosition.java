package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the longitude for the latitude of what is found",
    caughtBy = "insideIsWhatAMapShows")
final class BoxSearchInsideSwapsThePosition extends ForwardingBoxSearch {
  BoxSearchInsideSwapsThePosition(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    return super.inside(index, view).stream()
        .map(place -> new Place(
            place.member(), new Point(place.point().latitude(), place.point().longitude() % 85)))
        .toList();
  }
}
