package handson.redis.geo.redisson;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Place;
import handson.redis.geo.Places;
import handson.redis.geo.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.redisson.api.RGeo;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.geo.GeoEntry;
import org.redisson.api.geo.GeoPosition;
import org.redisson.api.geo.GeoUnit;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.StringCodec;

/** Places with Redisson, which cannot ask for CH by itself: a script of one line does. */
public final class RedissonPlaces implements Places {
  private static final String GEOADD = "return redis.call('GEOADD', KEYS[1], unpack(ARGV))";

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonPlaces(RedissonClient redisson) {
    this.redisson = redisson;
    // Sent again after a timeout, a script would count what the first one changed as unchanged.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public boolean put(String index, Place place) {
    Point point = place.point();
    return once(index).add(point.longitude(), point.latitude(), place.member()) == 1;
  }

  @Override
  public long putAll(String index, Collection<Place> places) {
    GeoEntry[] entries = entries(places);
    return entries.length == 0 ? 0 : once(index).add(entries);
  }

  @Override
  public long putAbsent(String index, Collection<Place> places) {
    GeoEntry[] entries = entries(places);
    return entries.length == 0 ? 0 : once(index).tryAdd(entries);
  }

  @Override
  public long movePresent(String index, Collection<Place> places) {
    // addIfExists sends XX without CH, so its answer for several entries is always 0.
    return addAndCount(index, places, List.of("XX", "CH"));
  }

  @Override
  public long update(String index, Collection<Place> places) {
    return addAndCount(index, places, List.of("CH"));
  }

  // snippet: redisson-ch
  private long addAndCount(String index, Collection<Place> places, List<String> how) {
    List<Object> words = new ArrayList<>(how);
    Places.byMember(places)
        .forEach(
            (member, point) -> words.addAll(List.of(point.longitude(), point.latitude(), member)));
    return places.isEmpty()
        ? 0
        : scripts.<Long>eval(
            RScript.Mode.READ_WRITE,
            GEOADD,
            RScript.ReturnType.LONG,
            List.of(index),
            words.toArray());
  }

  // end

  private static GeoEntry[] entries(Collection<Place> places) {
    return Places.byMember(places).entrySet().stream()
        .map(entry ->
            new GeoEntry(entry.getValue().longitude(), entry.getValue().latitude(), entry.getKey()))
        .toArray(GeoEntry[]::new);
  }

  @Override
  public Map<String, Point> positions(String index, Collection<String> members) {
    String[] asked = Places.few(members);
    Map<String, Point> points = new LinkedHashMap<>();
    Map<String, GeoPosition> found = asked.length == 0 ? Map.of() : geo(index).pos(asked);
    for (String member : asked) {
      GeoPosition place = found.get(member);
      if (place != null) {
        points.put(member, new Point(place.getLongitude(), place.getLatitude()));
      }
    }
    return points;
  }

  @Override
  public OptionalDouble distance(String index, String from, String to, DistanceUnit unit) {
    GeoUnit wanted = switch (unit) {
      case METRES -> GeoUnit.METERS;
      case KILOMETRES -> GeoUnit.KILOMETERS;
      case MILES -> GeoUnit.MILES;
      case FEET -> GeoUnit.FEET;
    };
    Double distance = geo(index).dist(from, to, wanted);
    return distance == null ? OptionalDouble.empty() : OptionalDouble.of(distance);
  }

  @Override
  public Map<String, String> geohashes(String index, Collection<String> members) {
    String[] asked = Places.few(members);
    Map<String, String> hashes = new LinkedHashMap<>();
    Map<String, String> found = asked.length == 0 ? Map.of() : geo(index).hash(asked);
    for (String member : asked) {
      if (found.get(member) != null) {
        hashes.put(member, found.get(member));
      }
    }
    return hashes;
  }

  @Override
  public boolean remove(String index, String member) {
    return once(index).remove(member);
  }

  /** Sent again after a timeout, a place that is new would be there already, one removed be gone. */
  private RGeo<String> once(String index) {
    return redisson.getGeo(PlainOptions.name(index).codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  private RGeo<String> geo(String index) {
    return redisson.getGeo(index, StringCodec.INSTANCE);
  }
}
