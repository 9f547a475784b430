package handson.redis.geo.jedis;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Place;
import handson.redis.geo.Places;
import handson.redis.geo.Point;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoAddParams;

/** Places with Jedis. */
public final class JedisPlaces implements Places {
  private final UnifiedJedis jedis;

  public JedisPlaces(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-put
  @Override
  public boolean put(String index, Place place) {
    Point point = place.point();
    return jedis.geoadd(index, point.longitude(), point.latitude(), place.member()) == 1;
  }

  @Override
  public long putAll(String index, Collection<Place> places) {
    return add(index, places, new GeoAddParams());
  }

  @Override
  public long putAbsent(String index, Collection<Place> places) {
    return add(index, places, new GeoAddParams().nx());
  }

  @Override
  public long movePresent(String index, Collection<Place> places) {
    // Without CH Redis counts what is new, and XX adds nothing: the answer would always be 0.
    return add(index, places, new GeoAddParams().xx().ch());
  }

  // end

  @Override
  public long update(String index, Collection<Place> places) {
    return add(index, places, new GeoAddParams().ch());
  }

  private long add(String index, Collection<Place> places, GeoAddParams how) {
    Map<String, GeoCoordinate> points = new LinkedHashMap<>();
    Places.byMember(places)
        .forEach((member, point) ->
            points.put(member, new GeoCoordinate(point.longitude(), point.latitude())));
    return points.isEmpty() ? 0 : jedis.geoadd(index, how, points);
  }

  @Override
  public Map<String, Point> positions(String index, Collection<String> members) {
    String[] asked = Places.few(members);
    Map<String, Point> points = new LinkedHashMap<>();
    List<GeoCoordinate> found = asked.length == 0 ? List.of() : jedis.geopos(index, asked);
    for (int i = 0; i < found.size(); i++) {
      GeoCoordinate place = found.get(i);
      if (place != null) {
        points.put(asked[i], new Point(place.getLongitude(), place.getLatitude()));
      }
    }
    return points;
  }

  @Override
  public OptionalDouble distance(String index, String from, String to, DistanceUnit unit) {
    GeoUnit wanted = GeoUnit.valueOf(unit.symbol().toUpperCase(Locale.ROOT));
    Double distance = jedis.geodist(index, from, to, wanted);
    return distance == null ? OptionalDouble.empty() : OptionalDouble.of(distance);
  }

  @Override
  public Map<String, String> geohashes(String index, Collection<String> members) {
    String[] asked = Places.few(members);
    Map<String, String> hashes = new LinkedHashMap<>();
    List<String> found = asked.length == 0 ? List.of() : jedis.geohash(index, asked);
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i) != null) {
        hashes.put(asked[i], found.get(i));
      }
    }
    return hashes;
  }

  @Override
  public boolean remove(String index, String member) {
    return jedis.zrem(index, member) == 1;
  }
}
