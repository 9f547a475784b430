package handson.redis.pubsub;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Order where it matters and several workers all the same: events of one key are handled one after
 * the other, in the order in which they were appended, and those of other keys at the same time.
 *
 * <p>Members of a group share one stream, and two events of the same order may be handled by two of
 * them at once, the later one first. So the events are spread over several streams, by a hash of
 * their key, and each stream has one owner at a time, who handles one event after the other and
 * notes its position.
 *
 * <pre>
 *   ann ─┐                ┌─▶ orders:{0}   owner worker-1   position 17-0
 *   ben ─┼─ hash of key ──┼─▶ orders:{1}   owner worker-2   position 16-3
 *   eve ─┘                └─▶ orders:{2}   owner worker-1   position 12-0
 * </pre>
 *
 * <p>An owner has a lease, by the server's clock. Who dies loses it after a while; who takes over
 * goes on behind the last position, so that an event may be handled twice, and none is left out.
 * One that was only slow cannot note a position any more, but may still be at work on its last
 * event when the next owner begins: give leases much longer than the work takes, and renew them.
 *
 * <p>More streams than workers, by some times: then workers may come. Each stream has its keys in
 * one slot of a Redis Cluster, and the streams in several.
 *
 * <p>Commands: XADD; EVALSHA with GET and SET, O(1); GET, and XRANGE, O(N) for N events returned.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/streams/">Streams: differences with
 *     Kafka partitions</a>
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/">Hash
 *     tags</a>
 */
public interface PartitionedStream {

  /**
   * Appends an event to the stream of its key.
   *
   * @param fields at least one
   * @param most how many events the stream should keep, 1 or more, and up to 100 more
   * @return the event's id; ids are in order within a stream
   * @throws IllegalArgumentException where there is no field, or most is less than 1
   */
  String append(Partitions partitions, String key, Map<String, String> fields, int most);

  /**
   * Makes somebody the owner of a stream, or renews the lease, unless another one has it. Looking
   * and taking are one step: of several that try at once, one becomes the owner.
   *
   * @param lease from now, 1 ms or more, 24 days at most
   * @return whether the stream is the owner's
   * @throws IllegalArgumentException where the lease is shorter than 1 ms or too long
   */
  boolean own(String stream, String owner, Duration lease);

  /**
   * What comes behind the stream's position, oldest first; from the begin where there is none.
   *
   * @param count how many at most, 1 or more
   * @throws IllegalArgumentException where the count is less than 1
   */
  List<Event> read(String stream, int count);

  /**
   * Notes that all events up to this one are handled, if the stream is still the owner's: in one
   * step.
   *
   * @param id of the event
   * @return whether it was noted; where not, somebody else goes on from the old position
   */
  boolean commit(String stream, String owner, String id);

  /** The key that holds a stream's owner. */
  static String ownerKey(String stream) {
    return stream + ":owner";
  }

  /** The key that holds a stream's position. */
  static String positionKey(String stream) {
    return stream + ":position";
  }

  /**
   * The check of a number, for implementations.
   *
   * @return the number
   * @throws IllegalArgumentException where it is less than 1
   */
  static int atLeastOne(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("The number is " + number + "; give 1 or more.");
    }
    return number;
  }

  /**
   * The check of fields, for implementations.
   *
   * @return the fields
   * @throws IllegalArgumentException where there is none
   */
  static Map<String, String> notEmpty(Map<String, String> fields) {
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("The event has no field; give one or more.");
    }
    return fields;
  }

  /**
   * The check of a lease, for implementations.
   *
   * @return in milliseconds
   * @throws IllegalArgumentException where it is shorter than one, or longer than 24 days
   */
  static long millis(Duration lease) {
    if (lease.compareTo(Duration.ofMillis(1)) < 0 || lease.compareTo(Duration.ofDays(24)) > 0) {
      throw new IllegalArgumentException(
          "The lease is " + lease + "; give 1 ms or more, and 24 days or less.");
    }
    return lease.toMillis();
  }
}
