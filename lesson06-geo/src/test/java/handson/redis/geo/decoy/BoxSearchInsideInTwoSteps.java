package handson.redis.geo.decoy;

import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "searches the two sides of the antimeridian in two steps",
    caughtBy = "aMovingMemberIsFoundOnce")
final class BoxSearchInsideInTwoSteps extends ForwardingBoxSearch {
  BoxSearchInsideInTwoSteps(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    Point southWest = view.southWest();
    Point northEast = view.northEast();
    if (southWest.longitude() < northEast.longitude()) {
      return super.inside(index, view);
    }
    Point last = new Point(Math.nextDown(180.0), northEast.latitude());
    Point first = new Point(-180, southWest.latitude());
    Set<Place> found = new LinkedHashSet<>();
    // Either is empty where the view ends, or begins, at the antimeridian itself.
    found.addAll(super.inside(index, new MapView(southWest, last)));
    if (northEast.longitude() > -180) {
      found.addAll(super.inside(index, new MapView(first, northEast)));
    }
    return List.copyOf(found);
  }
}
