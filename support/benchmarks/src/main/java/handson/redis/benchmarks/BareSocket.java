package handson.redis.benchmarks;

import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisSocket;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * RESP over a socket and nothing else: prepared bytes are sent, and answers are read over. What Java
 * can do at most.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP</a>
 */
final class BareSocket implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  BareSocket(RedisAddress address) throws IOException {
    socket = RedisSocket.open(address, PATIENCE);
    in = new BufferedInputStream(socket.getInputStream(), 65_536);
    out = socket.getOutputStream();
    logIn(address);
  }

  private void logIn(RedisAddress address) throws IOException {
    if (address.password().isPresent()) {
      List<String> words = new ArrayList<>(List.of("AUTH"));
      address.user().ifPresent(words::add);
      words.add(address.password().get());
      send(command(words), 1);
    }
    send(command(List.of("SELECT", Integer.toString(address.database()))), 1);
  }

  /** A command as it goes over the wire. */
  static byte[] command(List<String> words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ascii("*" + words.size() + "\r\n"));
    for (String word : words) {
      byte[] text = word.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(ascii("$" + text.length + "\r\n"));
      bytes.writeBytes(text);
      bytes.writeBytes(ascii("\r\n"));
    }
    return bytes.toByteArray();
  }

  /** The same bytes several times. */
  static byte[] repeated(byte[] bytes, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length * times);
    for (int i = 0; i < times; i++) {
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }

  /**
   * Sends commands and reads over their answers.
   *
   * @param commands one or several
   * @param answers how many they are
   * @throws IOException also where an answer is an error
   */
  void send(byte[] commands, int answers) throws IOException {
    out.write(commands);
    for (int i = 0; i < answers; i++) {
      skipAnswer();
    }
  }

  private void skipAnswer() throws IOException {
    int type = in.read();
    String line = line();
    switch (type) {
      case '+', ':', '_', '#', ',' -> {}
      case '$' -> in.skipNBytes(length(line));
      case '*', '~' -> {
        for (int i = 0; i < Integer.parseInt(line); i++) {
          skipAnswer();
        }
      }
      case '-' -> throw new IOException("Redis answered: " + line);
      case -1 -> throw new EOFException("Redis closed the connection.");
      default -> throw new IOException("Not the begin of an answer: " + (char) type + line);
    }
  }

  /** Of a bulk string with its line end; a missing one is only the line that says so. */
  private static int length(String line) {
    int length = Integer.parseInt(line);
    return length < 0 ? 0 : length + 2;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\r' && c != -1; c = in.read()) {
      line.append((char) c);
    }
    in.read();
    return line.toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
