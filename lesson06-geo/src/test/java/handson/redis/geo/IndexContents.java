package handson.redis.geo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * All that Redis holds of an index of facilities at a moment.
 *
 * @param points the positions, by id
 * @param hashes the hashes, by id
 * @param sets the ids of each category that has a set
 * @param categories the set of categories
 */
record IndexContents(
    Map<String, Point> points,
    Map<String, Map<String, String>> hashes,
    Map<String, Set<String>> sets,
    Set<String> categories) {

  static IndexContents of(UnifiedJedis redis, String index) {
    FacilityKeys keys = new FacilityKeys(index);
    List<String> ids = redis.zrange(index, 0, -1);
    Map<String, Point> points = new TreeMap<>();
    if (!ids.isEmpty()) {
      List<GeoCoordinate> found = redis.geopos(index, ids.toArray(String[]::new));
      for (int i = 0; i < ids.size(); i++) {
        points.put(
            ids.get(i), new Point(found.get(i).getLongitude(), found.get(i).getLatitude()));
      }
    }
    Map<String, Response<Map<String, String>>> hashes = new TreeMap<>();
    Map<String, Response<Set<String>>> sets = new TreeMap<>();
    Set<String> written = redis.keys(index + ":*");
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (String key : written) {
        if (key.startsWith(keys.facility(""))) {
          hashes.put(key.substring(keys.facility("").length()), pipeline.hgetAll(key));
        } else if (key.startsWith(keys.category(""))) {
          sets.put(key.substring(keys.category("").length()), pipeline.smembers(key));
        }
      }
    }
    return new IndexContents(
        points, answers(hashes), answers(sets), Set.copyOf(redis.smembers(keys.categories())));
  }

  private static <T> Map<String, T> answers(Map<String, Response<T>> pending) {
    Map<String, T> answers = new TreeMap<>();
    pending.forEach((name, answer) -> answers.put(name, answer.get()));
    return answers;
  }

  /** What does not fit together, a sentence each. */
  List<String> contradictions() {
    List<String> found = new ArrayList<>();
    if (!points.keySet().equals(hashes.keySet())) {
      found.add("in the index are " + points.keySet() + ", hashes have " + hashes.keySet());
    }
    Map<String, Set<String>> expected = new HashMap<>();
    hashes.forEach((id, fields) -> {
      String category = fields.getOrDefault("category", "");
      if (!category.isEmpty()) {
        expected.computeIfAbsent(category, name -> new TreeSet<>()).add(id);
      }
    });
    if (!sets.equals(expected)) {
      found.add("the sets of the categories are " + sets + ", by their hashes " + expected);
    }
    if (!categories.equals(sets.keySet())) {
      found.add("the categories are " + categories + ", sets have " + sets.keySet());
    }
    return found;
  }
}
