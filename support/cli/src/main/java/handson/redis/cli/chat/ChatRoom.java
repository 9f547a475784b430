package handson.redis.cli.chat;

import handson.redis.cli.prompt.Reply;
import handson.redis.cli.prompt.RespConnection;
import handson.redis.cli.prompt.RespConnection.RefusedException;
import handson.redis.cli.prompt.SafeText;
import handson.redis.kit.RedisAddress;
import handson.redis.pubsub.Notification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A room is two channels, one for what is said and one for who comes and goes; messages are those
 * of lesson 5's notifier. What is said reaches who is in the room at that moment, and is kept
 * nowhere.
 */
public final class ChatRoom implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 200;

  private final RedisAddress address;
  private final String channel;
  private final String doors;
  private final String name;
  private final Consumer<String> screen;
  private final JsonMapper json = JsonMapper.builder().build();
  // One hears oneself too; the name does not tell, since two may have the same.
  private final Set<String> mine = ConcurrentHashMap.newKeySet();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread reader = new Thread(this::listen, "chat-reader");
  private volatile RespConnection listening;
  private RespConnection speaking;

  private ChatRoom(RedisAddress address, String room, String name, Consumer<String> screen) {
    this.address = address;
    this.channel = "chat:" + room;
    this.doors = channel + ":doors";
    this.name = name;
    this.screen = screen;
  }

  /**
   * Enters a room.
   *
   * @param screen gets the lines to show, from several threads
   */
  public static ChatRoom enter(
      RedisAddress address, String room, String name, Consumer<String> screen) throws IOException {
    ChatRoom entered = new ChatRoom(address, room, name, screen);
    try {
      entered.connect();
      long others = entered.send(entered.doors, "came in");
      screen.accept("* " + (others == 1 ? "1 other is" : others + " others are") + " here");
    } catch (IOException e) {
      entered.disconnect();
      throw e;
    }
    entered.reader.setDaemon(true);
    entered.reader.start();
    return entered;
  }

  /**
   * Says something, and shows how many others received it.
   *
   * @return whether it was said; where there was no answer, nobody knows
   */
  public boolean say(String text) {
    try {
      long others = send(channel, text);
      screen.accept("  received by " + (others == 1 ? "1 other" : others + " others"));
      return true;
    } catch (RefusedException e) {
      screen.accept("* not said: " + SafeText.of(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      screen.accept("* perhaps not said: " + SafeText.of(String.valueOf(e.getMessage())));
    }
    return false;
  }

  /** Leaves the room. A second call does nothing. */
  @Override
  public synchronized void close() {
    if (end.getCount() == 0) {
      return;
    }
    end.countDown();
    try {
      send(doors, "left");
    } catch (IOException e) {
      // Who cannot be reached is told nothing.
    }
    disconnect();
  }

  /** Sends, and answers how many others received it. */
  private synchronized long send(String to, String text) throws IOException {
    String message = json.writeValueAsString(new Notification(name, text, Instant.now()));
    mine.add(message);
    Reply reply;
    try {
      reply = speaking.call("PUBLISH", to, message);
    } catch (IOException e) {
      // The reader notices, and comes back with two new connections.
      disconnect();
      throw e;
    }
    if (reply.isError()) {
      throw new RefusedException(reply.string());
    }
    if (reply.type() != Reply.Type.INTEGER) {
      throw new IOException("PUBLISH was not answered with a number");
    }
    // One of the receivers is this room's own connection, unless it has just been lost.
    return Math.max(0, Long.parseLong(reply.string()) - 1);
  }

  private void listen() {
    while (!ended(0)) {
      try {
        // The kind of message, the channel, the text; what else a server may say is for nobody
        // here.
        List<Reply> message = listening.read().elements();
        if (message.size() == 3 && message.get(0).string().equals("message")) {
          hear(message.get(1).string(), message.get(2).string());
        }
      } catch (IOException e) {
        if (!ended(0)) {
          screen.accept("* the connection is lost; what is said meanwhile is lost too");
          comeBack();
        }
      }
    }
  }

  private void hear(String from, String message) {
    if (mine.remove(message)) {
      return;
    }
    Optional<Notification> heard = Notification.read(message);
    if (heard.isPresent()) {
      String sender = SafeText.of(heard.get().sender());
      String text = SafeText.of(heard.get().text());
      screen.accept(from.equals(doors) ? "* " + sender + " " + text : sender + ": " + text);
      return;
    }
    screen.accept("? " + SafeText.of(message));
  }

  private void comeBack() {
    while (!ended(PAUSE_MILLIS)) {
      disconnect();
      try {
        connect();
        screen.accept("* back again");
        return;
      } catch (IOException e) {
        // The server is still away.
      }
    }
  }

  private synchronized void connect() throws IOException {
    if (ended(0)) {
      return;
    }
    listening = RespConnection.open(address, false);
    speaking = RespConnection.open(address, false);
    speaking.timeout(PATIENCE);
    // A server that answers nothing must not keep anybody from leaving.
    listening.timeout(PATIENCE);
    for (String each : List.of(channel, doors)) {
      Reply confirmed = listening.call("SUBSCRIBE", each);
      if (confirmed.isError()) {
        throw new IOException(confirmed.string());
      }
    }
    // From here on it may be quiet for as long as people are.
    listening.timeout(Duration.ZERO);
  }

  private synchronized void disconnect() {
    if (listening != null) {
      listening.close();
    }
    if (speaking != null) {
      speaking.close();
    }
  }

  private boolean ended(long millis) {
    try {
      return end.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
