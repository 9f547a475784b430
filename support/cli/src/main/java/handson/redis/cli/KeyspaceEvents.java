package handson.redis.cli;

import handson.redis.cli.prompt.Reply;
import handson.redis.cli.prompt.RespConnection;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.SetupException;
import handson.redis.pubsub.KeyChanges;
import handson.redis.pubsub.KeyChanges.KeyChange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happens to the keys of a database, one event after the other. Made here without any of the
 * clients, as a trainee's checkout has no references.
 */
final class KeyspaceEvents implements AutoCloseable {
  // A silent server must not keep the setting's way back, and so Ctrl-C, waiting.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RespConnection events;
  private final RespConnection control;
  private final String chosenBy;
  private volatile boolean closed;
  private Runnable putBack = () -> {};

  private KeyspaceEvents(RespConnection events, RespConnection control, String chosenBy) {
    this.events = events;
    this.control = control;
    this.chosenBy = chosenBy;
  }

  /**
   * Connects, and changes nothing yet: so somebody may see to it before that this gets closed.
   *
   * @param chosenBy the option or variable that named the address, for messages
   * @throws SetupException where the server cannot be used so
   */
  static KeyspaceEvents open(RedisAddress address, String chosenBy) {
    return new KeyspaceEvents(
        Reach.open(address, chosenBy, false), Reach.open(address, chosenBy, false), chosenBy);
  }

  /**
   * Switches the events on and subscribes. Where this was closed it does nothing.
   *
   * @param keys a pattern
   * @throws SetupException where the server cannot be used so
   */
  synchronized void start(int database, String keys) {
    if (closed) {
      return;
    }
    patience(control, PATIENCE);
    patience(events, PATIENCE);
    putBack = KeyChanges.switchedOn(this::setting, this::set);
    answer(events, "PSUBSCRIBE", KeyChanges.pattern(database, keys));
    patience(events, Duration.ZERO);
  }

  /**
   * Waits for the next.
   *
   * @return empty where this was closed
   * @throws IOException where the connection is lost
   */
  Optional<KeyChange> next() throws IOException {
    try {
      while (true) {
        // The kind of message, the pattern, the channel, the text; what else a server may say is
        // for
        // nobody here.
        List<Reply> message = events.read().elements();
        if (message.size() == 4 && message.get(0).string().equals("pmessage")) {
          return Optional.of(
              KeyChange.of(message.get(2).string(), message.get(3).string()));
        }
      }
    } catch (IOException e) {
      if (closed) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Puts the setting back, after a start that is at work. A second call does nothing. */
  @Override
  public void close() {
    closed = true;
    end();
  }

  private synchronized void end() {
    try {
      putBack.run();
    } catch (SetupException e) {
      // The server is gone or silent, or lets nobody in any more.
    } finally {
      putBack = () -> {};
      events.close();
      control.close();
    }
  }

  private void patience(RespConnection connection, Duration patience) {
    try {
      connection.timeout(patience);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private String setting() {
    List<Reply> pair = answer(control, "CONFIG", "GET", KeyChanges.SETTING).elements();
    return pair.size() < 2 ? null : pair.get(1).string();
  }

  private void set(String value) {
    answer(control, "CONFIG", "SET", KeyChanges.SETTING, value);
  }

  private Reply answer(RespConnection connection, String... words) {
    try {
      Reply reply = connection.call(words);
      if (reply.isError()) {
        throw new SetupException("%s is refused (server from %s): %s; name a user who may."
            .formatted(words[0], chosenBy, reply.string()));
      }
      return reply;
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private SetupException lost(IOException e) {
    return new SetupException(
        "The connection (from %s) was lost: %s; try again.".formatted(chosenBy, e.getMessage()), e);
  }
}
