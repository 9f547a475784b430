package handson.redis.cli.prompt;

import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A connection that speaks RESP, logged in and in its database. */
public final class RespConnection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Socket socket;
  private final RespReader reader;

  private RespConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.reader = new RespReader(socket.getInputStream());
  }

  /**
   * Connects.
   *
   * @param address where, and with which login and database
   * @param resp3 whether to ask for RESP3
   * @throws RefusedException where the server does not want this login or database
   */
  public static RespConnection open(RedisAddress address, boolean resp3) throws IOException {
    RespConnection connection = new RespConnection(RedisSocket.open(address, PATIENCE));
    try {
      // A server that accepts but never answers must not stop us here; later replies may take long.
      connection.timeout(PATIENCE);
      connection.shakeHands(address, resp3);
      connection.timeout(Duration.ZERO);
      return connection;
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** How long a reply may take; zero: for ever. */
  public void timeout(Duration duration) throws IOException {
    socket.setSoTimeout((int) duration.toMillis());
  }

  public void send(List<byte[]> words) throws IOException {
    sendAll(List.of(words));
  }

  /** Sends commands at once; their replies come in the same order. */
  public void sendAll(List<List<byte[]>> commands) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    for (List<byte[]> words : commands) {
      request.writeBytes(ascii("*" + words.size() + "\r\n"));
      for (byte[] word : words) {
        request.writeBytes(ascii("$" + word.length + "\r\n"));
        request.writeBytes(word);
        request.writeBytes(ascii("\r\n"));
      }
    }
    socket.getOutputStream().write(request.toByteArray());
  }

  /** Waits for the next reply, be it an error. */
  public Reply read() throws IOException {
    return reader.read();
  }

  /** Sends a command and waits for its reply, be it an error. */
  public Reply call(String... words) throws IOException {
    send(Stream.of(words).map(word -> word.getBytes(StandardCharsets.UTF_8)).toList());
    return read();
  }

  /** Whoever waits for a reply gets an exception. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }

  private void shakeHands(RedisAddress address, boolean resp3) throws IOException {
    if (address.password().isPresent()) {
      String password = address.password().get();
      accepted(
          "AUTH",
          address.user().isPresent()
              ? call("AUTH", address.user().get(), password)
              : call("AUTH", password));
    }
    if (address.database() != 0) {
      String database = Integer.toString(address.database());
      accepted("SELECT " + database, call("SELECT", database));
    }
    if (resp3) {
      accepted("HELLO 3", call("HELLO", "3"));
    }
  }

  private static void accepted(String command, Reply reply) throws RefusedException {
    if (reply.isError()) {
      throw new RefusedException(command + " failed: " + reply.string());
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The server answers, but not what was asked. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
      super(message);
    }
  }
}
