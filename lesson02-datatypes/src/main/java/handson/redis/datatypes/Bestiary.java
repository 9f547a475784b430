package handson.redis.datatypes;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The monsters of a game, in two kinds of hash.
 *
 * <p>A hash as an <b>object</b>: a monster is the fields {@code name}, {@code level}, {@code
 * hitPoints}, {@code speed} and {@code weakness}. All is text: whole numbers in decimal digits,
 * {@code speed} as {@link Double#toString(double)} writes it, whatever the locale. An unknown
 * weakness is a field that is not there; an empty text is a weakness without a name. Other programs
 * may keep fields of their own in the same hash.
 *
 * <p>A hash as a <b>table</b>: the owners (field: monster, value: who has it) and the census
 * (field: species, value: how many were seen). A table can have very many fields, and a command
 * that answers with all of them stops everybody else for that long.
 *
 * <p>Every change is one atomic step in the server, and calls may come from several threads. Where a
 * key holds something else than a hash, the methods throw what the client throws.
 *
 * <p>Commands: HSETNX, HINCRBY, HLEN, HPEXPIRE, HPTTL, HDEL of one field, each O(1); HSET and HMGET,
 * O(n) for n fields; HSCAN, O(1) for a page and O(n) for the walk past all n fields.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/hashes/">Hashes</a>
 */
public interface Bestiary {

  /**
   * Writes a monster, all of it in one step. Afterwards the hash has its fields and no old weakness;
   * fields of other programs stay as they are. A weakness that is written has no end, whatever the
   * one before it had.
   *
   * @param key where the monster is kept
   */
  void save(String key, Monster monster);

  /**
   * Reads a monster, all fields at the same moment. Fields of other programs do not matter.
   *
   * @return empty where the hash has none of a monster's fields
   * @throws IllegalStateException with the key, where a field other than the weakness is missing or
   *     a number is none
   */
  Optional<Monster> find(String key);

  /**
   * Makes somebody the owner of a monster that has none yet. Of many who try at once, one gets it.
   *
   * @param owners the key of the table
   * @return whether it is this owner's now by this call; false where it had an owner before, even
   *     the same
   */
  boolean claim(String owners, String monster, String owner);

  /**
   * Adds to a number of the census; a species that is not there counts as 0. No count is lost,
   * whoever else counts at the same moment.
   *
   * @param census the key of the table
   * @param change negative to subtract; the number may go below zero
   * @return the number that this change led to
   * @throws ArithmeticException where it would leave the signed 64 bits; nothing is changed
   * @throws IllegalStateException with census and species, where the field holds no whole number;
   *     nothing is changed
   */
  long count(String census, String species, long change);

  /**
   * Reads the whole census, page by page with a COUNT of 100 to 1,000. HSCAN may return a field more
   * than once; here each stands once. A field that is there during the whole walk is seen; one that
   * is added or removed meanwhile may be seen or not.
   *
   * @return the numbers by species, in the natural order of strings; empty where there is none
   * @throws IllegalStateException with the census, where a field holds no whole number
   */
  Map<String, Long> census(String census);

  /** How many species the census has; the fields themselves do not travel for that. */
  long species(String census);

  /**
   * Lets the players forget a monster's weakness after a while: this one field gets a time to live,
   * the others have none. Needs Redis 7.4; an older server answers with an error, which the client
   * throws.
   *
   * @param timeToLive in whole milliseconds: what is smaller is cut off
   * @return whether there is a weakness; where there is none, nothing is changed
   * @throws IllegalArgumentException where the time to live is less than a millisecond; nothing is
   *     changed
   * @see <a href="https://redis.io/docs/latest/commands/hpexpire/">HPEXPIRE</a>
   */
  boolean expireWeakness(String key, Duration timeToLive);

  /**
   * How long the weakness will still be known. Needs Redis 7.4, as above.
   *
   * @return to the millisecond; empty where there is no weakness, or it has no end
   */
  Optional<Duration> weaknessTimeToLive(String key);

  /**
   * The check of a time to live, for implementations.
   *
   * @return its whole milliseconds
   * @throws IllegalArgumentException where it is less than one
   */
  static long milliseconds(Duration timeToLive) {
    if (timeToLive.toMillis() < 1) {
      throw new IllegalArgumentException(timeToLive + " is too short; give a millisecond or more.");
    }
    return timeToLive.toMillis();
  }
}
