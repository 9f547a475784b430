package handson.redis.pubsub;

/**
 * A message that was delivered and is not acknowledged.
 *
 * @param id of the event in the stream, which may have forgotten it
 * @param consumer who holds it
 * @param deliveries how often it was delivered, 1 or more
 */
public record Pending(String id, String consumer, long deliveries) {}
