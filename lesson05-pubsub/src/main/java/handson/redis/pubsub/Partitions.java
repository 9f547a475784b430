package handson.redis.pubsub;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Streams that share the events of one name.
 *
 * @param name without braces
 * @param count how many, 1 or more; to change it moves keys to other streams, where their order to
 *     what they left behind is lost: let the streams run empty first
 */
public record Partitions(String name, int count) {

  /**
   * @throws IllegalArgumentException where there is a brace in the name, or the count is less than
   *     1
   */
  public Partitions {
    if (name.contains("{") || name.contains("}") || count < 1) {
      throw new IllegalArgumentException(
          "The name is '%s' and the count %d; give a name without braces, and 1 or more."
              .formatted(name, count));
    }
  }

  // snippet: stream-of
  /** The stream of a key's events: the same for every program, in whatever language. */
  public String streamOf(String key) {
    CRC32 hash = new CRC32();
    hash.update(key.getBytes(StandardCharsets.UTF_8));
    return stream((int) (hash.getValue() % count));
  }

  /** The braces are a hash tag: in a Redis Cluster, keys with the same tag are in one slot. */
  private String stream(int number) {
    return name + ":{" + number + "}";
  }

  // end

  /** All streams. */
  public List<String> streams() {
    return IntStream.range(0, count).mapToObj(this::stream).toList();
  }
}
