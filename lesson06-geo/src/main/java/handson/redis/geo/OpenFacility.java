package handson.redis.geo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An open facility that a search found.
 *
 * @param distance from the centre of the search, in the unit that was asked for, to four decimals
 *     at least
 * @param details the fields of its hash, in any order; empty where it has none
 */
public record OpenFacility(String id, double distance, Map<String, String> details) {
  public OpenFacility {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }
}
