package handson.redis.cli.prompt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How redis-cli writes bytes as text, and reads a line as words. */
public final class Quoting {
  private static final String ESCAPED = "\n\r\t\b\u0007";
  private static final String LETTERS = "nrtba";

  private final byte[] line;
  private int position;

  private Quoting(byte[] line) {
    this.line = line;
  }

  /** The bytes in double quotes; what is not printable ASCII is escaped. */
  public static String quoted(byte[] bytes) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte b : bytes) {
      int letter = ESCAPED.indexOf(b);
      if (b == '"' || b == '\\') {
        quoted.append('\\').append((char) b);
      } else if (letter >= 0) {
        quoted.append('\\').append(LETTERS.charAt(letter));
      } else if (b >= ' ' && b <= '~') {
        quoted.append((char) b);
      } else {
        quoted.append("\\x%02x".formatted(b));
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * The words of a line. In double quotes {@code \x00}, {@code \n} and their like are bytes; in
   * single quotes only {@code \'} is special.
   *
   * @return empty where a quote is not closed, or is closed in the middle of a word
   */
  static Optional<List<byte[]>> split(byte[] line) {
    return new Quoting(line).words();
  }

  /** The words of a line of text. */
  public static Optional<List<byte[]>> split(String line) {
    return split(line.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<List<byte[]>> words() {
    List<byte[]> words = new ArrayList<>();
    while (true) {
      while (isSpace(peek())) {
        position++;
      }
      if (peek() < 0) {
        return Optional.of(words);
      }
      Optional<byte[]> word = word();
      if (word.isEmpty()) {
        return Optional.empty();
      }
      words.add(word.get());
    }
  }

  private Optional<byte[]> word() {
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    while (peek() >= 0 && !isSpace(peek())) {
      int b = next();
      if (b != '"' && b != '\'') {
        word.write(b);
      } else if (!quotedPart(b, word)) {
        return Optional.empty();
      }
    }
    return Optional.of(word.toByteArray());
  }

  private boolean quotedPart(int quote, ByteArrayOutputStream word) {
    while (peek() >= 0) {
      int b = next();
      if (b == quote) {
        return peek() < 0 || isSpace(peek());
      }
      if (b == '\\' && peek() >= 0 && (quote == '"' || peek() == '\'')) {
        word.write(quote == '"' ? escaped() : next());
      } else {
        word.write(b);
      }
    }
    return false;
  }

  private int escaped() {
    int b = next();
    if (b == 'x' && position + 1 < line.length) {
      int high = Character.digit(line[position], 16);
      int low = Character.digit(line[position + 1], 16);
      if (high >= 0 && low >= 0) {
        position += 2;
        return high * 16 + low;
      }
    }
    int letter = LETTERS.indexOf(b);
    return letter < 0 ? b : ESCAPED.charAt(letter);
  }

  private int peek() {
    return position < line.length ? line[position] & 0xff : -1;
  }

  private int next() {
    return line[position++] & 0xff;
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b >= '\t' && b <= '\r';
  }
}
