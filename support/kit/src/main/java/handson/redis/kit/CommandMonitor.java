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

  private final RedisAddress address;
  private final JedisClientConfig config;
  private final Connection control;
  private final Predicate<String> wanted;
  private final Map<String, String> names = new HashMap<>();
  // Null while nobody looks.
  private MonitorLines lines;
  private long bytesBefore;
  private boolean scriptIsWanted;

  private CommandMonitor(RedisAddress address, JedisClientConfig config, Predicate<String> wanted) {
    this.address = address;
    this.config = config;
    this.control = new Connection(new HostAndPort(address.host(), address.port()), config);
    this.wanted = wanted;
  }

  /**
   * Starts to look.
   *
   * @param wanted tells by a connection's name whether its commands are of interest; the name is
   *     empty where the client gave none
   */
  public static CommandMonitor open(RedisAddress address, Predicate<String> wanted) {
    CommandMonitor opened =
        new CommandMonitor(address, RedisClients.jedisConfig(address, NAME, PATIENCE), wanted);
    opened.resume();
    return opened;
  }

  /**
   * All wanted commands that Redis received since the last call, in the server's order; none while
   * this is paused.
   */
  public List<ReceivedCommand> drain() {
    if (lines == null) {
      return List.of();
    }
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
    return bytesBefore + (lines == null ? 0 : lines.bytes());
  }

  /** Ends MONITOR until {@link #resume()}; what was not drained before is lost. */
  public void pause() {
    if (lines != null) {
      bytesBefore += lines.bytes();
      lines.close();
      lines = null;
    }
  }

  /** Looks again, at what Redis receives from now on. */
  public void resume() {
    lines = new MonitorLines(new MonitorConnection(address, config), PATIENCE, NAME);
    control.sendCommand(Protocol.Command.CLIENT, "LIST");
    CLIENT
        .matcher(control.getBulkReply())
        .results()
        .forEach(client -> names.put(client.group(1), client.group(2)));
    drain();
  }

  @Override
  public void close() {
    pause();
    control.close();
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
