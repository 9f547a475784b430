package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.GeoSearchParam;

@Decoy(
    mistake = "looks after the error whether the member is there, when it may have come",
    caughtBy = "whatIsNotThereFindsNothing")
final class RadiusSearchLooksAfterTheError extends ForwardingRadiusSearch {
  RadiusSearchLooksAfterTheError(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundMember(
      String index, String member, Radius radius, Order order, int limit) {
    try {
      GeoUnit unit = GeoUnit.valueOf(radius.unit().symbol().toUpperCase(Locale.ROOT));
      jedis.geosearch(
          index,
          new GeoSearchParam().fromMember(member).byRadius(radius.value(), unit).count(1));
    } catch (JedisDataException e) {
      if (jedis.zscore(index, member) != null) {
        throw e;
      }
    }
    return super.aroundMember(index, member, radius, order, limit);
  }
}
