package handson.redis.kit;

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
import java.util.stream.Collectors;

/**
 * A command as Redis received it, read from a line of MONITOR.
 *
 * @param client the connection's address at the server, {@code lua} inside a script
 * @param arguments the command's name and its arguments; a byte that is no UTF-8 text stands as
 *     {@code \xHH}
 */
public record ReceivedCommand(String client, List<String> arguments) {
  private static final Pattern LINE =
      Pattern.compile("[0-9.]+ \\[\\d+ (\\S+)] (.*)", Pattern.DOTALL);
  // Possessive, since giving back costs a stack frame a character: some thousand are too many.
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL);
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

  /** As one would type it in redis-cli; long arguments are cut. */
  @Override
  public String toString() {
    return name()
        + arguments.stream().skip(1).map(a -> " " + typed(a)).collect(Collectors.joining());
  }

  private static String typed(String argument) {
    String line = argument.replace("\r", "\\r").replace("\n", "\\n");
    String cut = line.length() <= 60 ? line : line.substring(0, 57) + "...";
    boolean plain = !cut.isEmpty() && cut.chars().noneMatch(c -> c <= ' ' || c == '"');
    return plain ? cut : '"' + cut.replace("\"", "\\\"") + '"';
  }

  private static String unescaped(String text) {
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
