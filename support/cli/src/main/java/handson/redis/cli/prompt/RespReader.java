package handson.redis.cli.prompt;

import handson.redis.cli.prompt.Reply.Type;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads replies, RESP2 and RESP3.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">The protocol</a>
 */
public final class RespReader {
  private static final int FORMAT_OF_VERBATIM = "txt:".length();

  private final InputStream in;

  public RespReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * Waits for the next reply.
   *
   * @throws EOFException where the server has closed the connection
   */
  public Reply read() throws IOException {
    int type = next();
    return switch (type) {
      case '+' -> Reply.of(Type.STATUS, line());
      case '-' -> Reply.of(Type.ERROR, line());
      case ':' -> Reply.of(Type.INTEGER, line());
      case ',' -> Reply.of(Type.DOUBLE, line());
      case '(' -> Reply.of(Type.BIG_NUMBER, line());
      case '#' -> Reply.of(Type.BOOLEAN, line());
      case '$' -> string(Type.STRING);
      case '!' -> string(Type.ERROR);
      case '=' -> verbatim();
      case '*' -> elements(Type.ARRAY, 1);
      case '~' -> elements(Type.SET, 1);
      case '>' -> elements(Type.PUSH, 1);
      case '%' -> elements(Type.MAP, 2);
      case '_' -> {
        line();
        yield Reply.nil();
      }
      case '|' -> {
        // Attributes are remarks about the reply that follows.
        elements(Type.MAP, 2);
        yield read();
      }
      default ->
        throw new IOException(
            "Protocol error, got \"%c\" as reply type byte".formatted((char) type));
    };
  }

  private Reply string(Type type) throws IOException {
    int length = length();
    return length < 0 ? Reply.nil() : Reply.of(type, bytes(length));
  }

  private Reply verbatim() throws IOException {
    byte[] text = bytes(length());
    return Reply.of(Type.VERBATIM, Arrays.copyOfRange(text, FORMAT_OF_VERBATIM, text.length));
  }

  private Reply elements(Type type, int perEntry) throws IOException {
    int length = length();
    if (length < 0) {
      return Reply.nil();
    }
    List<Reply> elements = new ArrayList<>();
    for (int i = 0; i < length * perEntry; i++) {
      elements.add(read());
    }
    return Reply.of(type, elements);
  }

  private int length() throws IOException {
    String line = new String(line(), StandardCharsets.US_ASCII);
    try {
      return Integer.parseInt(line);
    } catch (NumberFormatException e) {
      throw new IOException("Protocol error, got \"%s\" as a length".formatted(line), e);
    }
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw closed();
    }
    line();
    return bytes;
  }

  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = next(); b != '\r'; b = next()) {
      line.write(b);
    }
    next();
    return line.toByteArray();
  }

  private int next() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw closed();
    }
    return b;
  }

  private static EOFException closed() {
    return new EOFException("Server closed the connection");
  }
}
