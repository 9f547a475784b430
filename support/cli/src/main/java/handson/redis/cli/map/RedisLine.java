package handson.redis.cli.map;

import handson.redis.cli.prompt.Reply;
import handson.redis.cli.prompt.RespConnection;
import handson.redis.kit.RedisAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection that sends commands word by word: what the page shows is what Redis received. Safe to
 * share between threads. It connects when it is first needed, and anew after it broke.
 */
public final class RedisLine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RedisAddress address;
  private RespConnection connection;

  public RedisLine(RedisAddress address) {
    this.address = address;
  }

  /** A command that Redis refused. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String command, String error) {
      super(command + " is refused: " + error);
    }
  }

  /**
   * Sends commands in one round trip.
   *
   * @return a reply to each, which may be an error
   * @throws IOException where Redis cannot be reached, or does not answer
   */
  synchronized List<Reply> send(List<List<String>> commands) throws IOException {
    if (connection == null) {
      connection = RespConnection.open(address, false);
      connection.timeout(PATIENCE);
    }
    try {
      connection.sendAll(commands.stream().map(RedisLine::bytes).toList());
      List<Reply> replies = new ArrayList<>();
      for (int i = 0; i < commands.size(); i++) {
        replies.add(connection.read());
      }
      return replies;
    } catch (IOException e) {
      // A reply that comes late must not be taken for the next command's.
      close();
      throw e;
    }
  }

  /**
   * The same where none may be refused.
   *
   * @throws RefusedException with the first that was
   */
  List<Reply> sendAccepted(List<List<String>> commands) throws IOException {
    return accepted(commands, send(commands));
  }

  /**
   * Looks whether any was refused.
   *
   * @throws RefusedException with the first that was
   */
  static List<Reply> accepted(List<List<String>> commands, List<Reply> replies)
      throws RefusedException {
    for (int i = 0; i < replies.size(); i++) {
      if (replies.get(i).isError()) {
        throw new RefusedException(commands.get(i).get(0), replies.get(i).string());
      }
    }
    return replies;
  }

  Reply sendAccepted(String... command) throws IOException {
    return sendAccepted(List.of(List.of(command))).get(0);
  }

  private static List<byte[]> bytes(List<String> words) {
    return words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
