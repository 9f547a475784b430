package handson.redis.cli;

import handson.redis.cli.prompt.Reply;
import handson.redis.cli.prompt.RespConnection;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.SetupException;
import handson.redis.pubsub.KeyChanges;
import handson.redis.pubsub.KeyChanges.KeyChange;
import java.io.IOException;
import java.util.List;

/**
 * What happens to the keys of a database, one event after the other. Made here without any of the
 * clients, as a trainee's checkout has no references.
 */
final class KeyspaceEvents implements AutoCloseable {
  private final RespConnection events;
  private final RespConnection control;
  private final String chosenBy;
  private Runnable putBack = () -> {};

  private KeyspaceEvents(RespConnection events, RespConnection control, String chosenBy) {
    this.events = events;
    this.control = control;
    this.chosenBy = chosenBy;
  }

  /**
   * Switches the events on and subscribes.
   *
   * @param keys a pattern
   * @param chosenBy the option or variable that named the address, for messages
   * @throws SetupException where the server cannot be used so
   */
  static KeyspaceEvents of(RedisAddress address, String keys, String chosenBy) {
    KeyspaceEvents opened = new KeyspaceEvents(
        Reach.open(address, chosenBy, false), Reach.open(address, chosenBy, false), chosenBy);
    try {
      opened.putBack = KeyChanges.switchedOn(opened::setting, opened::set);
      String channels = KeyChanges.pattern(address.database(), keys);
      opened.answer(opened.events, "PSUBSCRIBE", channels);
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Waits for the next.
   *
   * @throws IOException where the connection is lost, or this was closed
   */
  KeyChange next() throws IOException {
    // The kind of message, the pattern, the channel, the text.
    List<Reply> message = events.read().elements();
    return KeyChange.of(message.get(2).string(), message.get(3).string());
  }

  /** Puts the setting back. A second call does nothing. */
  @Override
  public synchronized void close() {
    try {
      putBack.run();
    } catch (SetupException e) {
      // The server is gone, or lets nobody in any more.
    }
    putBack = () -> {};
    events.close();
    control.close();
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
      throw new SetupException(
          "The connection (from %s) was lost: %s; try again.".formatted(chosenBy, e.getMessage()),
          e);
    }
  }
}
