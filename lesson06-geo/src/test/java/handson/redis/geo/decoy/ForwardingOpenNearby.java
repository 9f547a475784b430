package handson.redis.geo.decoy;

import handson.redis.geo.FacilityKeys;
import handson.redis.geo.OpenFacility;
import handson.redis.geo.OpenNearby;
import handson.redis.geo.Script;
import handson.redis.geo.jedis.JedisOpenNearby;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;
import redis.clients.jedis.params.ZParams;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingOpenNearby implements OpenNearby {
  private static final Script SEARCH = Script.read("open-nearby.lua");

  protected final UnifiedJedis jedis;
  private final OpenNearby right;

  ForwardingOpenNearby(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisOpenNearby(jedis);
  }

  @Override
  public boolean opens(String index, String id) {
    return right.opens(index, id);
  }

  @Override
  public boolean closes(String index, String id) {
    return right.closes(index, id);
  }

  @Override
  public List<OpenFacility> search(String index, Around around) {
    return find(index, around, new FacilityKeys(index).open());
  }

  @Override
  public List<OpenFacility> search(String index, Around around, String category) {
    FacilityKeys keys = new FacilityKeys(index);
    return find(index, around, keys.open(), keys.category(category));
  }

  protected List<OpenFacility> find(String index, Around around, String... sets) {
    return around.limit() == 0 ? List.of() : described(index, distances(index, around, sets));
  }

  /** The distances of those around that are in all the sets, nearest first. */
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return run(SEARCH.text(), index, around, sets);
  }

  /** What the right script finds after a change in its text. */
  protected final Map<String, Double> withScript(
      String text, String instead, String index, Around around, String... sets) {
    if (!SEARCH.text().contains(text)) {
      throw new IllegalStateException("The script has no " + text);
    }
    return run(SEARCH.text().replace(text, instead), index, around, sets);
  }

  protected List<OpenFacility> described(String index, Map<String, Double> distances) {
    FacilityKeys keys = new FacilityKeys(index);
    Map<String, Response<Map<String, String>>> details = new LinkedHashMap<>();
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      distances.keySet().forEach(id -> details.put(id, pipeline.hgetAll(keys.facility(id))));
    }
    return distances.keySet().stream()
        .map(id -> new OpenFacility(id, distances.get(id), details.get(id).get()))
        .toList();
  }

  /** All around with their distances, nearest first. */
  protected final Map<String, Double> around(String index, Around around) {
    GeoSearchParam nearestFirst = radius(around).asc().withDist();
    Map<String, Double> found = new LinkedHashMap<>();
    jedis
        .geosearch(index, nearestFirst)
        .forEach(member -> found.put(member.getMemberByString(), member.getDistance()));
    return found;
  }

  /** The right commands, each in a step of its own. */
  protected final Map<String, Double> inSteps(
      String key, String index, Around around, String... sets) {
    store(key, index, around);
    try {
      return read(key, around, sets);
    } finally {
      jedis.del(key);
    }
  }

  protected final void store(String key, String index, Around around) {
    jedis.geosearchStoreStoreDist(key, index, radius(around));
  }

  protected final Map<String, Double> read(String key, Around around, String... sets) {
    String[] keys = Stream.concat(Stream.of(key), Stream.of(sets)).toArray(String[]::new);
    double[] weights = new double[keys.length];
    weights[0] = 1;
    jedis.zinterstore(key, new ZParams().weights(weights), keys);
    Map<String, Double> found = new LinkedHashMap<>();
    jedis
        .zrangeWithScores(key, 0, around.limit() - 1)
        .forEach(member -> found.put(member.getElement(), member.getScore()));
    return found;
  }

  protected static GeoSearchParam radius(Around around) {
    return new GeoSearchParam()
        .fromLonLat(around.centre().longitude(), around.centre().latitude())
        .byRadius(
            around.radius(), GeoUnit.valueOf(around.unit().symbol().toUpperCase(Locale.ROOT)));
  }

  private Map<String, Double> run(String script, String index, Around around, String... sets) {
    List<String> keys = OpenNearby.keys(index, sets);
    return OpenNearby.distances((List<?>) jedis.eval(script, keys, OpenNearby.arguments(around)));
  }
}
