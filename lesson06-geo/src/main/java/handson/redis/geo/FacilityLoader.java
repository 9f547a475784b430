package handson.redis.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Loads a table of facilities so that they can be found: by where they are, and by category.
 *
 * <pre>
 *   index                     sorted set   GEOADD: id at its point        where is what
 *   index:facility:ID         hash         {@link Facility#fields}        what a page shows
 *   index:category:CATEGORY   set          ids                            to intersect with
 *   index:categories          set          categories                     what there is to choose
 * </pre>
 *
 * <p>A load brings the keys of each facility up to date, whatever was there before: it moves, its
 * hash has the fields of now and no others, and it is in the set of its category and of no other. A
 * category is any text, colons included; the empty one has no set and is not among the categories,
 * nor is one that has lost its last facility. Facilities that are in the index and not in the load
 * stay. So to load the same again changes nothing, and where a load was broken off, it is mended by
 * loading again.
 *
 * <p>All keys of a facility change in one step of the server. Nobody sees one in the index without
 * its hash, a hash that is not in the index, or an id in two categories: not during a load, not
 * when the program dies in the middle of one, not when several programs load the same facilities at
 * once. Of those the one that comes last to a facility wins, with all its keys. A load is not one
 * step: others are served in between, and see a part of it.
 *
 * <p>A table may have a million rows and more. It is read once, from its start to its end, and
 * {@link #MOST_AT_ONCE} facilities at most are read ahead of Redis' answers. A batch of facilities
 * takes one round trip or a few, however many it has; 100 are the fewest that a batch has, but the
 * last.
 *
 * <p>Commands, for each facility in an index of N: SCRIPT LOAD once a batch, EVALSHA with GEOADD,
 * O(log N), HGET, DEL and HSET, O(F) for F fields, SREM, SADD and EXISTS, O(1). The set of the
 * category that a facility leaves is known only in the script: in a Redis Cluster name the index
 * <code>{shops}</code>, with its braces, so that all its keys are in one slot.
 *
 * @see <a href="https://redis.io/docs/latest/commands/geoadd/">GEOADD</a>
 * @see <a href="https://redis.io/docs/latest/develop/programmability/eval-intro/">Scripting</a>
 */
public interface FacilityLoader {
  /** How many facilities are held in memory at once at most. */
  int MOST_AT_ONCE = 1_000;

  /** How many facilities {@link #inBatches} hands over at once. */
  int BATCH = 500;

  /**
   * Loads facilities. Where an id comes twice, the later one counts; names may repeat.
   *
   * @param index the key of the sorted set; the others start with it, see {@link FacilityKeys}
   * @param facilities iterated over once; where there is none, nothing is sent
   * @throws IllegalArgumentException where the index has no name; nothing is read
   * @throws RuntimeException what the iterator throws, or the client's, where Redis refuses a write
   *     (as when its memory is full, or a facility has thousands of details). The facilities before
   *     it and the others of its batch may have been loaded or not, but each as a whole
   */
  Loaded load(String index, Iterable<Facility> facilities);

  /**
   * What became of the facilities of a load.
   *
   * @param read how many were given
   * @param added how many were not in the index before: 0 where the same is loaded again. Of
   *     several programs that load the same at once, one counts it. A client that sends again what
   *     a lost connection left unanswered, as Lettuce does unless told not to, may count too few
   */
  record Loaded(long read, long added) {}

  /**
   * Takes the facilities one batch after the other, without holding more than one; for
   * implementations.
   *
   * @param load writes a batch of up to {@link #BATCH}, and answers with how many were added
   */
  static Loaded inBatches(Iterable<Facility> facilities, ToLongFunction<List<Facility>> load) {
    List<Facility> batch = new ArrayList<>(BATCH);
    long read = 0;
    long added = 0;
    for (Facility facility : facilities) {
      batch.add(facility);
      read++;
      if (batch.size() == BATCH) {
        added += load.applyAsLong(List.copyOf(batch));
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      added += load.applyAsLong(List.copyOf(batch));
    }
    return new Loaded(read, added);
  }
}
