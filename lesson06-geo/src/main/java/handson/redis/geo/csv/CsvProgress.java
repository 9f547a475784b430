package handson.redis.geo.csv;

/** Hears how far a file has been read. */
@FunctionalInterface
public interface CsvProgress {

  /**
   * Called by the thread that iterates, once for each block of some 64 KB, and at the end.
   *
   * @param bytes read so far
   * @param size of the whole file
   */
  void read(long bytes, long size);
}
