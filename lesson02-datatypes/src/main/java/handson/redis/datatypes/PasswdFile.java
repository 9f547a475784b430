package handson.redis.datatypes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user accounts of a Unix system. A line is an account: {@code
 * name:password:uid:gid:gecos:home:shell}. Blank lines and lines that start with {@code #} (macOS
 * has them) are comments. The password, most often an {@code x} that means "in the shadow file", is
 * read past and kept nowhere.
 *
 * @param accounts in the order of the file
 * @param malformed the lines that are no account, in their order
 * @see <a href="https://man7.org/linux/man-pages/man5/passwd.5.html">passwd(5)</a>
 */
public record PasswdFile(List<Account> accounts, List<MalformedLine> malformed) {
  private static final int FIELDS = 7;
  private static final String REPLACEMENT = "\uFFFD";
  // Linux counts to 2^32 - 1, and macOS has a user -2.
  private static final long LEAST_NUMBER = Integer.MIN_VALUE;
  private static final long MOST_NUMBER = 0xFFFF_FFFFL;

  /**
   * A line that is no account.
   *
   * @param number its number in the file, from 1
   * @param reason what is wrong with it, without a word of what stands there: a field that is out
   *     of its place may be a password
   */
  public record MalformedLine(int number, String reason) {}

  /** Lists do not change. */
  public PasswdFile {
    accounts = List.copyOf(accounts);
    malformed = List.copyOf(malformed);
  }

  /**
   * Reads a file in UTF-8; a line that holds other bytes is malformed.
   *
   * @throws IOException where it cannot be read
   */
  public static PasswdFile read(Path file) throws IOException {
    // Unlike Files.readString this goes on after bytes that are no UTF-8.
    return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  /** Parses the text of such a file. */
  public static PasswdFile parse(String text) {
    List<Account> accounts = new ArrayList<>();
    List<MalformedLine> malformed = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        accounts.add(account(line));
      } catch (IllegalArgumentException e) {
        malformed.add(new MalformedLine(i + 1, e.getMessage()));
      }
    }
    return new PasswdFile(accounts, malformed);
  }

  private static Account account(String line) {
    if (line.contains(REPLACEMENT)) {
      throw new IllegalArgumentException("not UTF-8");
    }
    // Without the limit, split drops empty fields at the end.
    String[] fields = line.split(":", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("%d fields, not %d".formatted(fields.length, FIELDS));
    }
    if (fields[0].isBlank()) {
      throw new IllegalArgumentException("no name");
    }
    return new Account(
        fields[0],
        number("uid", fields[2]),
        number("gid", fields[3]),
        fields[4],
        fields[5],
        fields[6]);
  }

  private static long number(String name, String text) {
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("the %s is no whole number".formatted(name), e);
    }
    if (number < LEAST_NUMBER || number > MOST_NUMBER) {
      throw new IllegalArgumentException("the %s has more than 32 bits".formatted(name));
    }
    return number;
  }
}
