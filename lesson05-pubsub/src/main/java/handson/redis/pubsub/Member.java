package handson.redis.pubsub;

/**
 * A consumer of a group of a stream's readers.
 *
 * @param consumer its name in the group; two that work at once need two names
 */
public record Member(String stream, String group, String consumer) {}
