package handson.redis.pubsub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entry of a stream.
 *
 * @param id {@code 1793284800000-0}: milliseconds of the server's clock, and a number for those of
 *     the same millisecond; it grows from entry to entry
 * @param fields names and values, in the order in which they were written; not empty in Redis
 */
public record Event(String id, Map<String, String> fields) {

  /** Copies the fields. */
  public Event {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
