package handson.redis.cli.prompt;

import handson.redis.kit.RedisAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What completion and help ask the server, over a connection of their own: on the session's it
 * would be queued by MULTI. What cannot be had is not offered; a prompt does not fail over it.
 */
final class SideConnection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int MOST_KEYS = 100;
  private static final int MOST_PAGES = 20;
  private static final String PAGE = "1000";

  private final Session session;
  private RespConnection connection;
  private RedisAddress connectedTo;
  private CommandDocs docs;

  SideConnection(Session session) {
    this.session = session;
  }

  /** All commands; asked for once. */
  CommandDocs docs() {
    if (docs == null) {
      try {
        docs = CommandDocs.read(connection());
      } catch (IOException e) {
        close();
        return CommandDocs.none();
      }
    }
    return docs;
  }

  /** Some keys that begin so: at most 100, and of a big database only what twenty pages hold. */
  List<String> keys(String prefix) {
    TreeSet<String> keys = new TreeSet<>();
    try {
      String pattern = prefix.replaceAll("[\\\\*?\\[\\]]", "\\\\$0") + "*";
      String cursor = "0";
      int pages = 0;
      do {
        Reply page = connection().call("SCAN", cursor, "MATCH", pattern, "COUNT", PAGE);
        if (page.isError()) {
          break;
        }
        cursor = page.elements().get(0).string();
        page.elements().get(1).elements().stream()
            .map(key -> TypedLine.typeable(key.text()))
            .flatMap(Optional::stream)
            .forEach(keys::add);
        pages++;
      } while (!cursor.equals("0") && keys.size() < MOST_KEYS && pages < MOST_PAGES);
    } catch (IOException e) {
      close();
    }
    List<String> all = new ArrayList<>(keys);
    return all.subList(0, Math.min(MOST_KEYS, all.size()));
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private RespConnection connection() throws IOException {
    // After a SELECT the keys of another database are wanted.
    if (connection == null || !session.address().equals(connectedTo)) {
      close();
      connection = RespConnection.open(session.address(), false);
      connection.timeout(PATIENCE);
      connectedTo = session.address();
    }
    return connection;
  }
}
