package handson.redis.cli.map;

import java.util.List;
import java.util.Map;

/**
 * What a search found, as the page gets it.
 *
 * @param commands what Redis received, word for word, in one round trip
 * @param redisMicros how long Redis worked on them, by its own count (INFO commandstats); null where
 *     it does not say, or somebody else sent the same commands at that moment
 * @param roundTripMicros from sending them to the last byte of the replies, measured here
 * @param detailsCommand what fetched the details of all of them in a second round trip
 * @param detailsMicros how long that took
 * @param unit of the distances
 * @param full whether there were as many as the limit, and so there may be more
 */
record FoundFacilities(
    List<String> commands,
    Long redisMicros,
    long roundTripMicros,
    String detailsCommand,
    long detailsMicros,
    String unit,
    boolean full,
    List<Found> facilities) {

  /**
   * A facility.
   *
   * @param distance from the centre, in the unit
   */
  record Found(
      String id,
      String name,
      String category,
      double longitude,
      double latitude,
      double distance,
      Map<String, String> details) {}
}
