package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "answers with all of the box that covers the view",
    caughtBy = "insideIsWhatAMapShows")
final class BoxSearchInsideIsTheCover extends ForwardingBoxSearch {
  BoxSearchInsideIsTheCover(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    return covered(index, view.centre(), wide(view, view.widestLatitude()), high(view));
  }
}
