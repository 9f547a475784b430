package handson.redis.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of MONITOR: {@code 1339518083.107412 [0 127.0.0.1:60866] "get" "key"}, perhaps with RESP's
 * plus sign before it. It is ASCII; any other byte is escaped in it. Only whose command it is stands
 * here as text: a test may send a million commands of its own, and nobody looks at them.
 *
 * @param line its bytes, which nobody changes
 * @param client the connection's address at the server, {@code lua} inside a script, {@code unix:}
 *     and a path for a local socket
 * @param command where the first quote of the command is
 */
record MonitorLine(byte[] line, String client, int command) {

  /**
   * @param line with its end or without
   * @throws IllegalArgumentException where it is not of that form
   */
  static MonitorLine of(byte[] line) {
    int client = after(after(0, '[', line), ' ', line);
    for (int end = client; client > 0 && end < line.length - 2; end++) {
      if (line[end] == ']' && line[end + 1] == ' ' && line[end + 2] == '"') {
        return new MonitorLine(line, ascii(line, client, end), end + 2);
      }
    }
    throw new IllegalArgumentException("Not a line of MONITOR: " + ascii(line, 0, line.length));
  }

  /** The place behind the next such byte; negative where there is none. */
  private static int after(int start, char wanted, byte[] line) {
    for (int i = start; i >= 0 && i < line.length; i++) {
      if (line[i] == wanted) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Whether the command has this name, whichever case it was sent in. */
  boolean isNamed(String name) {
    int end = command + 1 + name.length();
    if (end >= line.length || line[end] != '"') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      // Letters of ASCII differ in this bit only.
      if ((line[command + 1 + i] | 0x20) != (name.charAt(i) | 0x20)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a script sent it. */
  boolean isFromScript() {
    return client.equals("lua");
  }

  /** All of it. */
  ReceivedCommand received() {
    List<String> arguments = new ArrayList<>();
    for (int start = command + 1; start > 0; ) {
      int end = start;
      boolean escaped = false;
      while (line[end] != '"') {
        escaped |= line[end] == '\\';
        end += line[end] == '\\' ? 2 : 1;
      }
      arguments.add(escaped ? unescaped(start, end) : ascii(line, start, end));
      start = after(end + 1, '"', line);
    }
    return new ReceivedCommand(client, List.copyOf(arguments));
  }

  private static String ascii(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private String unescaped(int start, int end) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      if (line[i] != '\\') {
        bytes.write(line[i]);
        continue;
      }
      byte kind = line[++i];
      switch (kind) {
        case 'n' -> bytes.write('\n');
        case 'r' -> bytes.write('\r');
        case 't' -> bytes.write('\t');
        case 'a' -> bytes.write(7);
        case 'b' -> bytes.write('\b');
        case 'x' -> {
          bytes.write(Character.digit(line[i + 1], 16) << 4 | Character.digit(line[i + 2], 16));
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
