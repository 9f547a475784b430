package handson.redis.cli.grade;

import java.io.IOException;
import java.util.List;

/** The files of a submission. They are listed first; only what is wanted is read. */
interface Contents extends AutoCloseable {
  /** More files than this are no submission. */
  int MOST_FILES = 50_000;

  /** All files, by path. */
  List<Entry> entries();

  /**
   * A file's first bytes.
   *
   * @param most how many at most
   */
  byte[] read(Entry entry, int most) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * A file in a submission.
   *
   * @param path from the submission's root, with slashes
   * @param obstacle why it cannot be taken; null where it is a plain file
   */
  record Entry(String path, String obstacle) {

    /** The file's name. */
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    /** How many folders it lies in. */
    int depth() {
      return (int) path.chars().filter(c -> c == '/').count();
    }
  }

  /** A submission of which nothing can be read; the message says why. */
  final class Unusable extends IOException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }
}
