package handson.redis.basics;

/**
 * Counters, as the hit points of a boss that many players fight at the same time.
 *
 * <p>A boss is one key that holds a whole number as text, so that {@code GET} shows it to everyone.
 * Every change is one atomic step in the server: no hit is lost, whoever else hits at the same
 * moment, through whatever client, and each caller is told the number that its own change led to. A
 * boss that does not exist counts as 0. A change leaves the key's time to live as it is.
 *
 * <p>Numbers are signed 64-bit, as Redis' own. Where a result would not fit, the method throws
 * {@link ArithmeticException}; where the key holds something else than a whole number, {@link
 * IllegalStateException} with the key's name. In both cases the key stays as it was.
 *
 * <p>Commands: SET, GET, INCR, DECR, INCRBY, DECRBY, each O(1).
 *
 * @see <a href="https://redis.io/docs/latest/commands/incrby/">INCRBY</a>
 */
public interface BossBattle {

  /**
   * Brings a boss to life, or back to life: whatever the key held is replaced.
   *
   * @param boss its key
   * @param hitPoints what it starts with
   */
  void summon(String boss, long hitPoints);

  /**
   * Takes hit points away. The number may go below zero.
   *
   * @param damage 0 or more
   * @return what is left after this hit
   * @throws IllegalArgumentException where the damage is negative; nothing is changed
   */
  long hit(String boss, long damage);

  /**
   * Takes one hit point away.
   *
   * @return what is left after this hit
   */
  long scratch(String boss);

  /**
   * Gives hit points back. There is no upper end but the 64 bits.
   *
   * @param points 0 or more
   * @return what there is after this healing
   * @throws IllegalArgumentException where the points are negative; nothing is changed
   */
  long heal(String boss, long points);

  /**
   * Gives one hit point back.
   *
   * @return what there is after this
   */
  long recover(String boss);

  /**
   * Reads the hit points; a boss that does not exist has 0, and reading does not create it.
   *
   * @return what is left now
   */
  long hitPoints(String boss);

  /**
   * The check of an amount, for implementations.
   *
   * @return the amount
   * @throws IllegalArgumentException where it is negative
   */
  static long notNegative(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException(amount + " is negative; give 0 or more.");
    }
    return amount;
  }
}
