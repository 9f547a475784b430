package handson.redis.pubsub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event that a group has given up.
 *
 * @param id of the letter, among the dead letters
 * @param original id of the event in its stream
 * @param group that gave it up
 * @param error why
 * @param deliveries how often it had been delivered
 * @param fields of the event; empty where the stream had forgotten it
 */
public record DeadLetter(
    String id,
    String original,
    String group,
    String error,
    long deliveries,
    Map<String, String> fields) {

  /** Copies the fields. */
  public DeadLetter {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The letter that an entry of the dead letters stands for, as {@link PoisonMessages} has it. */
  public static DeadLetter of(String id, Map<String, String> entry) {
    Map<String, String> fields = new LinkedHashMap<>(entry);
    return new DeadLetter(
        id,
        fields.remove("dead:id"),
        fields.remove("dead:group"),
        fields.remove("dead:error"),
        Long.parseLong(fields.remove("dead:deliveries")),
        fields);
  }
}
