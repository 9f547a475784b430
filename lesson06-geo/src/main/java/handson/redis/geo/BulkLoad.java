package handson.redis.geo;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills an index with many places.
 *
 * <p>Three things make it fast. A thousand places go in one GEOADD, so the server reads and answers
 * a thousandth of the commands. The commands are pipelined, so nobody waits for an answer. And the
 * places are sorted by their geohash first: the index is a skip list, and who inserts beside the
 * last insertion finds the way in the processor's cache, where a random place is a walk through the
 * whole memory.
 *
 * <p>The places may be more than fit into memory: they are read and sorted a chunk at a time.
 * Everybody sees the index grow meanwhile. Where the program or the server dies on the way, a part is
 * there; to load everything again is safe, and ends with the same index.
 *
 * <p>Command: GEOADD, O(M log N) for M places added to N.
 *
 * @see <a href="https://redis.io/docs/latest/commands/geoadd/">GEOADD</a>
 */
public interface BulkLoad {
  /** A good size of a chunk: some 50 MB, and as fast as all at once. */
  int CHUNK = 250_000;

  /** How many places one command adds at most. */
  int BATCH = 1_000;

  /** How many commands are on their way at most, where each has to be answered within a time. */
  int MOST_AT_ONCE = 50;

  /**
   * Adds places, and moves members that are there already. Of a member that comes several times, the
   * last place counts, as if each had been added on its own.
   *
   * @param places walked through once, never held as a whole
   * @param chunk how many places are read and sorted before they are sent, 1 or more: {@link #CHUNK}
   * @return how many members are new
   * @throws IllegalArgumentException where the chunk is smaller than 1; nothing is read
   */
  long load(String index, Iterable<Place> places, int chunk);

  /**
   * The places in chunks that are sorted by geohash, for implementations. Each is read when it is
   * asked for.
   *
   * @return lists that are not empty, with each member once
   * @throws IllegalArgumentException where the chunk is smaller than 1
   */
  static Iterable<List<Place>> sortedChunks(Iterable<Place> places, int chunk) {
    if (chunk < 1) {
      throw new IllegalArgumentException("The chunk is " + chunk + "; give 1 or more places.");
    }
    return () -> {
      Iterator<Place> rest = places.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rest.hasNext();
        }

        @Override
        public List<Place> next() {
          return sortedChunk(rest, chunk);
        }
      };
    };
  }

  // snippet: chunk
  private static List<Place> sortedChunk(Iterator<Place> rest, int chunk) {
    // A member that comes twice must not be added in the order of its geohashes.
    Map<String, Place> last = new LinkedHashMap<>();
    do {
      Place place = rest.next();
      last.put(place.member(), place);
    } while (rest.hasNext() && last.size() < chunk);
    record Located(Geohash geohash, Place place) {}
    return last.values().stream()
        .map(place -> new Located(Geohash.of(place.point()), place))
        .sorted(Comparator.comparing(Located::geohash))
        .map(Located::place)
        .toList();
  }

  // end
}
