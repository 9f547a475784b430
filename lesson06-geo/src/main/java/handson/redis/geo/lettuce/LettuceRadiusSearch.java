package handson.redis.geo.lettuce;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RadiusSearch;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoSearch;
import io.lettuce.core.GeoSearch.GeoPredicate;
import io.lettuce.core.GeoSearch.GeoRef;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;

/** Radius search with Lettuce. */
public final class LettuceRadiusSearch implements RadiusSearch {
  private final RedisCommands<String, String> redis;

  public LettuceRadiusSearch(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    GeoRef<String> from = GeoSearch.fromCoordinates(centre.longitude(), centre.latitude());
    return search(index, from, radius, order, limit);
  }

  @Override
  public List<Nearby> aroundMember(
      String index, String member, Radius radius, Order order, int limit) {
    try {
      return search(index, GeoSearch.fromMember(member), radius, order, limit);
    } catch (RedisCommandExecutionException e) {
      if (e.getMessage().contains(Nearby.NO_SUCH_MEMBER)) {
        return List.of();
      }
      throw e;
    }
  }

  // snippet: lettuce-radius
  private List<Nearby> search(
      String index, GeoRef<String> from, Radius radius, Order order, int limit) {
    GeoPredicate circle =
        GeoSearch.byRadius(radius.value(), GeoArgs.Unit.valueOf(radius.unit().symbol()));
    // Without it every distance is null.
    GeoArgs args = new GeoArgs().withDistance();
    RadiusSearch.atLeastOne(limit);
    switch (order) {
      case NEAREST_FIRST -> args.asc().withCount(limit);
      case FARTHEST_FIRST -> args.desc().withCount(limit);
      case ANY -> args.withCount(limit, true);
    }
    return redis.geosearch(index, from, circle, args).stream()
        .map(found -> new Nearby(found.getMember(), found.getDistance()))
        .toList();
  }

  // end
}
