package handson.redis.cli.grade;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What Java does not tell of a zip's entries: which are links, and which are encrypted.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the format</a>
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int HEADER = 0x02014b50;
  private static final int HEADER_SIZE = 46;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final int MADE_ON_UNIX = 3;
  private static final int FILE_TYPE = 0xf000;
  private static final int REGULAR = 0x8000;

  private ZipDirectory() {}

  /**
   * Why an entry is no plain file, by its name; those that are plain files are left out.
   *
   * @throws Contents.Unusable where the zip has no directory
   */
  static Map<String, String> obstacles(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer directory = directory(channel);
      Map<String, String> obstacles = new HashMap<>();
      while (directory.remaining() >= HEADER_SIZE
          && directory.getInt(directory.position()) == HEADER) {
        int start = directory.position();
        int size = Short.toUnsignedInt(directory.getShort(start + 28));
        int more = Short.toUnsignedInt(directory.getShort(start + 30))
            + Short.toUnsignedInt(directory.getShort(start + 32));
        int length = HEADER_SIZE + size + more;
        if (length > directory.remaining()) {
          break;
        }
        byte[] name = new byte[size];
        directory.get(start + HEADER_SIZE, name);
        String obstacle = obstacle(directory, start);
        if (obstacle != null) {
          obstacles.put(new String(name, StandardCharsets.UTF_8), obstacle);
        }
        directory.position(start + length);
      }
      return obstacles;
    }
  }

  private static String obstacle(ByteBuffer directory, int start) {
    if ((directory.getShort(start + 8) & 1) != 0) {
      return "it is encrypted";
    }
    int madeBy = directory.get(start + 5);
    int type = directory.getInt(start + 38) >>> 16 & FILE_TYPE;
    boolean plain = madeBy != MADE_ON_UNIX || type == 0 || type == REGULAR;
    return plain ? null : "it is a link or another special file";
  }

  private static ByteBuffer directory(FileChannel channel) throws IOException {
    long size = channel.size();
    int tail = (int) Math.min(size, END_SIZE + LONGEST_COMMENT);
    ByteBuffer end = read(channel, size - tail, tail);
    for (int i = tail - END_SIZE; i >= 0; i--) {
      if (end.getInt(i) == END) {
        long length = Integer.toUnsignedLong(end.getInt(i + 12));
        long start = size - tail + i - length;
        if (start < 0 || length > LARGEST) {
          throw new Contents.Unusable("Its list of files is too large, or not where it should be.");
        }
        return read(channel, start, (int) length);
      }
    }
    throw new Contents.Unusable("It is no zip that can be read.");
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // A read may bring less than was asked for.
    }
    return bytes.flip();
  }
}
