package handson.redis.benchmarks;

/**
 * How thoroughly it is measured.
 *
 * @param rounds how often
 * @param part how much of the whole work is done in a round, above 0 and up to 1
 */
record Scale(Rounds rounds, double part) {
  /** For figures to keep. */
  static final Scale FULL = new Scale(new Rounds(2, 7), 1);

  /** For a first look. */
  static final Scale QUICK = new Scale(new Rounds(1, 5), 0.05);

  /** Where so much is to be done, the part of it that this scale does: 8 at least. */
  int of(int all) {
    return (int) Math.max(8, all * part);
  }
}
