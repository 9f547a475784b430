package handson.redis.kit;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Set;

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
  private static final Set<String> HANDSHAKE =
      Set.of("HELLO", "AUTH", "CLIENT", "SELECT", "READONLY", "QUIT");

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
}
