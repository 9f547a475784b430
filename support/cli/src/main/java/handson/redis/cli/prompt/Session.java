package handson.redis.cli.prompt;

import handson.redis.kit.RedisAddress;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a person or a file types: one command after the other, over a connection that is renewed
 * when it is lost.
 */
public final class Session implements AutoCloseable {
  private static final long WORTH_SHOWING_MILLIS = 500;

  private final RedisAddress address;
  private final boolean resp3;
  private final ReplyFormat format;
  private final boolean pushes;
  private final PrintStream out;
  private final ConnectionState state;
  private volatile RespConnection connection;
  private volatile boolean interrupted;

  /**
   * @param connection to the address, as it was just opened
   */
  public Session(
      RedisAddress address,
      RespConnection connection,
      boolean resp3,
      ReplyFormat format,
      boolean pushes,
      PrintStream out) {
    this.address = address;
    this.connection = connection;
    this.resp3 = resp3;
    this.format = format;
    this.pushes = pushes;
    this.out = out;
    this.state = new ConnectionState(address.database());
  }

  /** What stands before the cursor: {@code 127.0.0.1:6379[3](TX)> }. */
  public String prompt() {
    return connection == null ? "not connected> " : address.hostAndPort() + state + "> ";
  }

  /** Whether there is a server at the other end, as far as is known. */
  public boolean isConnected() {
    return connection != null;
  }

  /** Where this session is now, with its database. */
  RedisAddress address() {
    return address.withDatabase(state.database());
  }

  /**
   * Runs a line: a command, or a number and a command that is then sent so many times.
   *
   * @return whether Redis did what was asked
   */
  public boolean run(List<byte[]> words) {
    if (words.size() < 2 || !text(words.get(0)).matches("[+-]?[0-9]+")) {
      return timed(words);
    }
    if (!text(words.get(0)).matches("\\+?0*[1-9][0-9]{0,17}")) {
      say("Invalid redis-cli repeat command option value.");
      return false;
    }
    boolean fine = true;
    long times = Long.parseLong(text(words.get(0)));
    interrupted = false;
    for (long i = 0; i < times && !interrupted && (i == 0 || isConnected()); i++) {
      fine = timed(words.subList(1, words.size()));
    }
    return fine;
  }

  /** Ends a command that is waiting, from another thread; the session goes on. */
  public void interrupt() {
    RespConnection current = connection;
    interrupted = true;
    if (current != null) {
      current.close();
    }
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
    }
  }

  private boolean timed(List<byte[]> words) {
    interrupted = false;
    long start = System.nanoTime();
    boolean fine = attempt(words);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    if (millis >= WORTH_SHOWING_MILLIS && format == ReplyFormat.PRETTY && !interrupted) {
      say(String.format(Locale.ROOT, "(%.2fs)", millis / 1000.0));
    }
    return fine;
  }

  private boolean attempt(List<byte[]> words) {
    if (connection == null && !reconnect()) {
      return false;
    }
    try {
      return exchange(words);
    } catch (IOException e) {
      if (interrupted || e instanceof EOFException || e instanceof SocketException) {
        return afterLoss(words);
      }
      say("Error: " + e.getMessage());
      reconnect();
      return false;
    }
  }

  /** Redis closes idle connections, or was restarted: then the command is sent once more. */
  private boolean afterLoss(List<byte[]> words) {
    boolean transactionLost = state.inTransaction();
    if (interrupted) {
      reconnect();
      return false;
    }
    if (Spoken.of(words).is("SHUTDOWN")) {
      forget();
      return true;
    }
    if (!reconnect()) {
      return false;
    }
    if (transactionLost) {
      say("Error: the connection was lost, and the transaction with it; begin again with MULTI.");
      return false;
    }
    try {
      return exchange(words);
    } catch (IOException e) {
      say("Error: " + e.getMessage());
      forget();
      return false;
    }
  }

  private boolean exchange(List<byte[]> words) throws IOException {
    Reply reply = new Exchange(connection, format, pushes, out).run(words);
    state.after(Spoken.of(words), reply);
    return !reply.isError();
  }

  private boolean reconnect() {
    forget();
    try {
      connection = RespConnection.open(address(), resp3);
      return true;
    } catch (RespConnection.RefusedException e) {
      say(e.getMessage());
      return false;
    } catch (IOException e) {
      say("Could not connect to Redis at %s: %s".formatted(address.hostAndPort(), e.getMessage()));
      return false;
    }
  }

  private void forget() {
    close();
    connection = null;
    state.lost();
  }

  private void say(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  private static String text(byte[] word) {
    return new String(word, StandardCharsets.UTF_8);
  }
}
