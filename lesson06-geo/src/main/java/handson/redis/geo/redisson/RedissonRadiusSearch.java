package handson.redis.geo.redisson;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RadiusSearch;
import java.util.List;
import org.redisson.api.RGeo;
import org.redisson.api.RedissonClient;
import org.redisson.api.geo.GeoOrder;
import org.redisson.api.geo.GeoSearchArgs;
import org.redisson.api.geo.GeoUnit;
import org.redisson.api.geo.OptionalGeoSearch;
import org.redisson.api.geo.ShapeGeoSearch;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/**
 * Radius search with Redisson, which sends GEORADIUS_RO and GEORADIUSBYMEMBER_RO for it: deprecated
 * since Redis 6.2, answered by every version with what GEOSEARCH answers.
 */
public final class RedissonRadiusSearch implements RadiusSearch {
  private final RedissonClient redisson;

  public RedissonRadiusSearch(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    ShapeGeoSearch from = GeoSearchArgs.from(centre.longitude(), centre.latitude());
    return search(index, from, radius, order, limit);
  }

  @Override
  public List<Nearby> aroundMember(
      String index, String member, Radius radius, Order order, int limit) {
    try {
      return search(index, GeoSearchArgs.from(member), radius, order, limit);
    } catch (RedisException e) {
      if (e.getMessage().contains(Nearby.NO_SUCH_MEMBER)) {
        return List.of();
      }
      throw e;
    }
  }

  // snippet: redisson-radius
  private List<Nearby> search(
      String index, ShapeGeoSearch from, Radius radius, Order order, int limit) {
    RadiusSearch.atLeastOne(limit);
    OptionalGeoSearch circle = from.radius(radius.value(), unit(radius.unit()));
    GeoSearchArgs search = switch (order) {
      case NEAREST_FIRST -> circle.order(GeoOrder.ASC).count(limit);
      case FARTHEST_FIRST -> circle.order(GeoOrder.DESC).count(limit);
      case ANY -> circle.countAny(limit);
    };
    RGeo<String> members = redisson.getGeo(index, StringCodec.INSTANCE);
    // The map is in the order of the answer.
    return members.searchWithDistance(search).entrySet().stream()
        .map(found -> new Nearby(found.getKey(), found.getValue()))
        .toList();
  }

  // end

  private static GeoUnit unit(DistanceUnit unit) {
    return switch (unit) {
      case METRES -> GeoUnit.METERS;
      case KILOMETRES -> GeoUnit.KILOMETERS;
      case MILES -> GeoUnit.MILES;
      case FEET -> GeoUnit.FEET;
    };
  }
}
