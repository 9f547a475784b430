package handson.redis.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;

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

  private final MonitorLines lines;
  private final Connection control;
  private final Predicate<String> wanted;
  private final Map<String, String> names = new HashMap<>();
  private boolean scriptIsWanted;

  private CommandMonitor(MonitorLines lines, Connection control, Predicate<String> wanted) {
    this.lines = lines;
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
    JedisClientConfig config = RedisClients.jedisConfig(address, NAME, PATIENCE);
    Connection control = new Connection(new HostAndPort(address.host(), address.port()), config);
    MonitorLines lines = new MonitorLines(new MonitorConnection(address, config), PATIENCE, NAME);
    CommandMonitor opened = new CommandMonitor(lines, control, wanted);
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
      MonitorLine next = lines.next();
      if (next.isNamed("ECHO") && next.received().arguments().contains(token)) {
        return commands;
      }
      received(next).ifPresent(commands::add);
    }
  }

  /** How many bytes MONITOR took up to the last {@link #drain()}, of whomever the commands are. */
  public long bytes() {
    return lines.bytes();
  }

  @Override
  public void close() {
    lines.close();
    control.close();
  }

  private void start() {
    control.sendCommand(Protocol.Command.CLIENT, "LIST");
    CLIENT
        .matcher(control.getBulkReply())
        .results()
        .forEach(client -> names.putIfAbsent(client.group(1), client.group(2)));
    drain();
  }

  /** The command, where it is wanted. */
  private Optional<ReceivedCommand> received(MonitorLine line) {
    if (line.isFromScript()) {
      return scriptIsWanted ? Optional.of(line.received()) : Optional.empty();
    }
    // Connections that open later tell their name.
    if (line.isNamed("CLIENT") || line.isNamed("HELLO")) {
      noteName(line.received());
    }
    scriptIsWanted = wanted.test(names.getOrDefault(line.client(), ""));
    if (!scriptIsWanted) {
      return Optional.empty();
    }
    ReceivedCommand command = line.received();
    scriptIsWanted = !command.arguments().contains(REDISSON_PROBE);
    return scriptIsWanted ? Optional.of(command) : Optional.empty();
  }

  /** It stands in CLIENT SETNAME or HELLO ... SETNAME. */
  private void noteName(ReceivedCommand command) {
    List<String> words = command.arguments();
    for (int i = 1; i < words.size() - 1; i++) {
      if (words.get(i).toUpperCase(Locale.ROOT).equals("SETNAME")) {
        names.put(command.client(), words.get(i + 1));
      }
    }
  }
}
