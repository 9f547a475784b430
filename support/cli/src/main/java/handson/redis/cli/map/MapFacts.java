package handson.redis.cli.map;

import java.io.IOException;
import java.util.List;

/**
 * What the page is told when it opens.
 *
 * @param redis which one, for people
 * @param index the key of the sorted set
 * @param facilities how many there are
 * @param files what was loaded
 * @param categories what there is to filter by, without those beyond the first {@value #MOST}
 * @param start where to search first
 */
public record MapFacts(
    String redis,
    String index,
    long facilities,
    List<String> files,
    List<Category> categories,
    Start start) {
  static final int MOST = 500;

  /** Looks into an index that has a facility at least. */
  public static MapFacts of(String redis, List<String> files, RedisLine line, FacilityIndex index)
      throws IOException {
    FirstLook look = new FirstLook(line, index.keys());
    return new MapFacts(
        redis, index.keys().index(), look.facilities(), files, look.categories(), look.start());
  }

  /** A category and how many facilities it has. */
  record Category(String name, long facilities) {}

  /** A circle around a place that has others near it. */
  record Start(double longitude, double latitude, double radius, String unit) {}
}
