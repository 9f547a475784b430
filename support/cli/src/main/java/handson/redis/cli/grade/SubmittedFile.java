package handson.redis.cli.grade;

/**
 * A file that a submission holds.
 *
 * @param path where in the submission, with slashes
 * @param fate what became of it
 * @param exercise the exercise whose file it is; null where it is none's
 * @param remark why it was not taken, or how it was recognised; null where there is nothing to say
 */
public record SubmittedFile(String path, Fate fate, String exercise, String remark) {
  /** A submission may be a whole disk: no more files than these are listed. */
  public static final int MOST = 100;

  /** What became of a file. */
  public enum Fate {
    /** It is an exercise, and was graded. */
    TAKEN,
    /** It is an exercise, and could not be taken; the remark says why. */
    REFUSED,
    /** Nobody asked for it: it was neither read nor run. */
    EXTRA
  }
}
