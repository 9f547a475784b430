package handson.redis.geo.redisson;

import handson.redis.geo.GeoPolygon;
import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import handson.redis.geo.PolygonSearch;
import java.util.List;
import org.redisson.api.RGeo;
import org.redisson.api.RedissonClient;
import org.redisson.api.geo.GeoSearchArgs;
import org.redisson.api.geo.GeoUnit;
import org.redisson.client.codec.StringCodec;

/** Polygon search with Redisson. */
public final class RedissonPolygonSearch implements PolygonSearch {
  private final RedissonClient redisson;

  public RedissonPolygonSearch(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public List<Place> inside(String index, GeoPolygon polygon) {
    MapView box = polygon.bounds();
    GeoSearchArgs covering = GeoSearchArgs.from(
            box.centre().longitude(), box.centre().latitude())
        .box(PolygonSearch.metresWide(box), PolygonSearch.metresHigh(box), GeoUnit.METERS);
    RGeo<String> places = redisson.getGeo(index, StringCodec.INSTANCE);
    return places.searchWithPosition(covering).entrySet().stream()
        .map(found -> new Place(
            found.getKey(),
            new Point(found.getValue().getLongitude(), found.getValue().getLatitude())))
        .filter(place -> polygon.contains(place.point()))
        .toList();
  }
}
