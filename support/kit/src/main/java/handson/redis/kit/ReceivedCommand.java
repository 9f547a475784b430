package handson.redis.kit;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as Redis received it, read from a line of MONITOR.
 *
 * @param client the connection's address at the server, {@code lua} inside a script, {@code unix:}
 *     and a path for a local socket
 * @param arguments the command's name and its arguments; a byte that is no UTF-8 text stands as
 *     {@code \xHH}
 */
public record ReceivedCommand(String client, List<String> arguments) {
  private static final int LONGEST = 60;
  private static final int MOST = 16;
  private static final int FIRST = 5;
  private static final Pattern LINE =
      Pattern.compile("[0-9.]+ \\[\\d+ (.+?)] (\".*)", Pattern.DOTALL);
  // Possessive, as the greedy form recurses for each escape: a long value overflows the stack.
  private static final Pattern QUOTED =
      Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"", Pattern.DOTALL);
  private static final Set<String> HANDSHAKE =
      Set.of("HELLO", "AUTH", "CLIENT", "SELECT", "READONLY", "QUIT");

  /**
   * @param line as MONITOR prints it: {@code 1339518083.107412 [0 127.0.0.1:60866] "get" "key"}
   * @throws IllegalArgumentException where it is not of that form
   */
  static ReceivedCommand parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a line of MONITOR: " + line);
    }
    List<String> arguments = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(parts.group(2));
    while (quoted.find()) {
      arguments.add(unescaped(quoted.group(1)));
    }
    return new ReceivedCommand(parts.group(1), List.copyOf(arguments));
  }

  /** The command's name in upper case: {@code GET}. */
  public String name() {
    return arguments.get(0).toUpperCase(Locale.ROOT);
  }

  /** Whether a script sent it. */
  public boolean isFromScript() {
    return client.equals("lua");
  }

  /** Whether a client sends it by itself when it opens or closes a connection. */
  public boolean isHandshake() {
    return HANDSHAKE.contains(name());
  }

  /** As one would type it in redis-cli; long arguments are cut, and of many come the first. */
  @Override
  public String toString() {
    List<String> values = arguments.subList(1, arguments.size());
    int shown = values.size() <= MOST ? values.size() : FIRST;
    String more = shown == values.size()
        ? ""
        : String.format(Locale.ROOT, " ... %,d more", values.size() - shown);
    return name() + values.stream().limit(shown).map(a -> " " + typed(a)).collect(joining()) + more;
  }

  private static String typed(String argument) {
    String shown = argument.codePointCount(0, argument.length()) <= LONGEST
        ? argument
        : argument.substring(0, argument.offsetByCodePoints(0, LONGEST - 3)) + "...";
    boolean plain = !shown.isEmpty()
        && shown.chars().noneMatch(c -> c == ' ' || c == '"' || Character.isISOControl(c));
    if (plain) {
      return shown;
    }
    // JSON is easier to read between single quotes, where nothing has to be escaped.
    boolean single = shown.contains("\"")
        && shown.chars().noneMatch(c -> c == '\'' || c == '\\' || Character.isISOControl(c));
    return single
        ? "'" + shown + "'"
        : shown.codePoints().mapToObj(ReceivedCommand::escaped).collect(joining("", "\"", "\""));
  }

  /** A terminal obeys control characters, so none is printed as it is. */
  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '"' -> "\\\"";
      default ->
        Character.isISOControl(codePoint)
            ? String.format("\\x%02x", codePoint)
            : Character.toString(codePoint);
    };
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      // MONITOR escapes all but plain ASCII, so this is whole; a tour may send a million of them.
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        bytes.write(c);
        continue;
      }
      char kind = text.charAt(++i);
      switch (kind) {
        case 'n' -> bytes.write('\n');
        case 'r' -> bytes.write('\r');
        case 't' -> bytes.write('\t');
        case 'a' -> bytes.write(7);
        case 'b' -> bytes.write('\b');
        case 'x' -> {
          bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> bytes.write(kind);
      }
    }
    return text(bytes.toByteArray());
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      StringBuilder escaped = new StringBuilder();
      for (byte b : bytes) {
        escaped.append(b >= ' ' && b < 127 ? "" + (char) b : String.format("\\x%02x", b & 0xff));
      }
      return escaped.toString();
    }
  }
}
