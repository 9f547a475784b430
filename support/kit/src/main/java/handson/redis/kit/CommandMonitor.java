package handson.redis.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Sees what Redis receives, through a side connection with MONITOR. Connections are told apart by
 * the name that clients give them (CLIENT SETNAME), so that only the wanted ones are seen.
 *
 * <p>Nothing is missed or seen too early: {@link #drain()} sends an ECHO with a random token, and
 * since the server runs one command after the other, all that was received before it precedes it.
 *
 * @see <a href="https://redis.io/docs/latest/commands/monitor/">MONITOR</a>
 */
public final class CommandMonitor implements AutoCloseable {
  /** The name of this class's own two connections. */
  public static final String NAME = "course-monitor";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern CLIENT =
      Pattern.compile("(?m)^id=\\d+ addr=(\\S+) .*?\\bname=(\\S*) ");

  // Redisson finds out by itself whether it talks to a cluster; nobody's code sent this.
  private static final String REDISSON_PROBE =
      "redis.call('get', KEYS[1]) redis.call('get', KEYS[2])";
  private static final ReceivedCommand END = new ReceivedCommand("", List.of());

  private final Connection monitor;
  private final Connection control;
  private final Predicate<String> wanted;
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final BlockingQueue<ReceivedCommand> received = new LinkedBlockingQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private boolean scriptIsWanted;

  private CommandMonitor(Connection monitor, Connection control, Predicate<String> wanted) {
    this.monitor = monitor;
    this.control = control;
    this.wanted = wanted;
  }

  /**
   * Starts to look.
   *
   * @param wanted tells by a connection's name whether its commands are of interest; the name is
   *     empty where the client gave none
   */
  public static CommandMonitor open(RedisAddress address, Predicate<String> wanted) {
    CommandMonitor opened = new CommandMonitor(connect(address), connect(address), wanted);
    opened.start();
    return opened;
  }

  /** All wanted commands that Redis received since the last call, in the server's order. */
  public List<ReceivedCommand> drain() {
    String token = "course-" + UUID.randomUUID();
    control.sendCommand(Protocol.Command.ECHO, token);
    control.getBulkReply();
    List<ReceivedCommand> commands = new ArrayList<>();
    while (true) {
      ReceivedCommand next = next();
      if (next.arguments().contains(token)) {
        return commands;
      }
      if (isWanted(next)) {
        commands.add(next);
      }
    }
  }

  /** How many bytes MONITOR took up to the last {@link #drain()}, of whomever the commands are. */
  public long bytes() {
    return bytes.get();
  }

  @Override
  public void close() {
    // Closing the socket under the reader ends its thread.
    monitor.disconnect();
    control.close();
  }

  private static Connection connect(RedisAddress address) {
    return new Connection(
        new HostAndPort(address.host(), address.port()),
        RedisClients.jedisConfig(address, NAME, PATIENCE));
  }

  private void start() {
    monitor.sendCommand(Protocol.Command.MONITOR);
    monitor.getStatusCodeReply();
    monitor.setTimeoutInfinite();
    Thread reader = new Thread(this::read, NAME);
    reader.setDaemon(true);
    reader.start();
    control.sendCommand(Protocol.Command.CLIENT, "LIST");
    CLIENT
        .matcher(control.getBulkReply())
        .results()
        .forEach(client -> names.putIfAbsent(client.group(1), client.group(2)));
    drain();
  }

  private void read() {
    try {
      while (true) {
        String line = monitor.getStatusCodeReply();
        // A plus before it and the end of the line; MONITOR writes nothing but ASCII.
        bytes.addAndGet(line.length() + 3);
        received.add(ReceivedCommand.parse(line));
      }
    } catch (JedisException e) {
      // Closed, or the server ended the connection: whoever waits in drain() is told.
      received.add(END);
    }
  }

  private ReceivedCommand next() {
    try {
      ReceivedCommand next = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("MONITOR was silent for " + PATIENCE.toSeconds() + " s.");
      }
      if (next == END) {
        received.add(END);
        throw new IllegalStateException("Redis ended the connection with MONITOR.");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading MONITOR.", e);
    }
  }

  private boolean isWanted(ReceivedCommand command) {
    if (command.isFromScript()) {
      return scriptIsWanted;
    }
    noteName(command);
    scriptIsWanted = wanted.test(names.getOrDefault(command.client(), ""))
        && !command.arguments().contains(REDISSON_PROBE);
    return scriptIsWanted;
  }

  /** Connections that open later tell their name by CLIENT SETNAME or HELLO ... SETNAME. */
  private void noteName(ReceivedCommand command) {
    List<String> words = command.arguments();
    boolean greets = command.name().equals("CLIENT") || command.name().equals("HELLO");
    for (int i = 1; greets && i < words.size() - 1; i++) {
      if (words.get(i).toUpperCase(Locale.ROOT).equals("SETNAME")) {
        names.put(command.client(), words.get(i + 1));
      }
    }
  }
}
