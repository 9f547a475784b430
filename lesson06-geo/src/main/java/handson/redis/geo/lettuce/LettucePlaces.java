package handson.redis.geo.lettuce;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Place;
import handson.redis.geo.Places;
import handson.redis.geo.Point;
import io.lettuce.core.GeoAddArgs;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoCoordinates;
import io.lettuce.core.Value;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Places with Lettuce, which takes longitude, latitude and member as a flat list of objects. */
public final class LettucePlaces implements Places {
  private final RedisCommands<String, String> redis;

  public LettucePlaces(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public boolean put(String index, Place place) {
    Point point = place.point();
    return redis.geoadd(index, point.longitude(), point.latitude(), place.member()) == 1;
  }

  @Override
  public long putAll(String index, Collection<Place> places) {
    return add(index, places, new GeoAddArgs());
  }

  @Override
  public long putAbsent(String index, Collection<Place> places) {
    return add(index, places, new GeoAddArgs().nx());
  }

  @Override
  public long movePresent(String index, Collection<Place> places) {
    // Without CH Redis counts what is new, and XX adds nothing: the answer would always be 0.
    return add(index, places, new GeoAddArgs().xx().ch());
  }

  @Override
  public long update(String index, Collection<Place> places) {
    return add(index, places, new GeoAddArgs().ch());
  }

  // snippet: lettuce-add
  private long add(String index, Collection<Place> places, GeoAddArgs how) {
    List<Object> words = new ArrayList<>();
    Places.byMember(places)
        .forEach(
            (member, point) -> words.addAll(List.of(point.longitude(), point.latitude(), member)));
    return words.isEmpty() ? 0 : redis.geoadd(index, how, words.toArray());
  }

  // end

  @Override
  public Map<String, Point> positions(String index, Collection<String> members) {
    String[] asked = Places.few(members);
    Map<String, Point> points = new LinkedHashMap<>();
    List<GeoCoordinates> found = asked.length == 0 ? List.of() : redis.geopos(index, asked);
    for (int i = 0; i < found.size(); i++) {
      GeoCoordinates place = found.get(i);
      if (place != null) {
        points.put(asked[i], new Point(place.getX().doubleValue(), place.getY().doubleValue()));
      }
    }
    return points;
  }

  @Override
  public OptionalDouble distance(String index, String from, String to, DistanceUnit unit) {
    Double distance = redis.geodist(index, from, to, GeoArgs.Unit.valueOf(unit.symbol()));
    return distance == null ? OptionalDouble.empty() : OptionalDouble.of(distance);
  }

  @Override
  public Map<String, String> geohashes(String index, Collection<String> members) {
    String[] asked = Places.few(members);
    Map<String, String> hashes = new LinkedHashMap<>();
    List<Value<String>> found = asked.length == 0 ? List.of() : redis.geohash(index, asked);
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).hasValue()) {
        hashes.put(asked[i], found.get(i).getValue());
      }
    }
    return hashes;
  }

  @Override
  public boolean remove(String index, String member) {
    return redis.zrem(index, member) == 1;
  }
}
