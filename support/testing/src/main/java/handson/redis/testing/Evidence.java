package handson.redis.testing;

import handson.redis.kit.CommandMonitor;
import handson.redis.kit.ReceivedCommand;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RedisVersion;
import handson.redis.kit.RunningRedis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * What the server says about an implementation: the data that it left, the commands that it sent,
 * the round trips that it took, the connections that it left open.
 */
public final class Evidence implements AutoCloseable {
  /** The name of the connections through which a test looks at Redis. */
  private static final String NAME = "course-evidence";

  private static final int CLOSING = 100;

  // What only Redis has to see, nobody has to send. Of one command's words Lua hands on some
  // thousands.
  private static final String FILL = """
      for from = 0, ARGV[2] - 1, 500 do
        local entries = {}
        for i = from, math.min(from + 500, ARGV[2]) - 1 do
          entries[#entries + 1] = ARGV[1] .. i
          entries[#entries + 1] = '1'
        end
        redis.call('MSET', unpack(entries))
      end
      """;

  private final RunningRedis server;
  private final RedisClients clients;
  private final CommandMonitor monitor;
  private final Given given;
  private final Predicate<String> implementation;
  private final Set<String> keysBefore;
  private final List<ReceivedCommand> all = new ArrayList<>();

  private Evidence(
      RunningRedis server,
      RedisClients clients,
      CommandMonitor monitor,
      Given given,
      Predicate<String> implementation) {
    this.server = server;
    this.clients = clients;
    this.monitor = monitor;
    this.given = given;
    this.implementation = implementation;
    this.keysBefore = server.isPrivate() ? Set.of() : keys("*");
  }

  /**
   * @param implementationName the name of the connections that the implementation is given
   */
  static Evidence open(RunningRedis server, String implementationName, Given given) {
    // On a private server everybody else is the implementation, even where it opened a connection
    // of its own; on a foreign one only the name tells.
    Set<String> ours = Set.of(NAME, CommandMonitor.NAME);
    Predicate<String> wanted =
        server.isPrivate() ? name -> !ours.contains(name) : implementationName::equals;
    return new Evidence(
        server,
        new RedisClients(server.address(), NAME),
        CommandMonitor.open(server.address(), wanted),
        given,
        wanted);
  }

  /** Redis itself, through a connection of the test's own. */
  public UnifiedJedis redis() {
    return clients.jedis();
  }

  /**
   * The commands that Redis received from the implementation during an action, handshakes left out.
   */
  public List<ReceivedCommand> received(Action action) throws Exception {
    drain();
    int before = all.size();
    action.run();
    drain();
    return all.subList(before, all.size()).stream()
        .filter(command -> !command.isHandshake())
        .toList();
  }

  /**
   * Runs an action that writes or asks much, and of which nobody wants to see the commands: MONITOR
   * takes Redis longer than many a command, since it formats each byte of it. What the action sends
   * is in no {@link #received} and in no report of a failure.
   */
  public void unseen(Action action) throws Exception {
    if (!server.isPrivate()) {
      // There the commands tell which keys to delete in the end.
      action.run();
      return;
    }
    drain();
    monitor.pause();
    try {
      action.run();
    } finally {
      monitor.resume();
    }
  }

  /**
   * Writes keys of which only the number matters, {@link #unseen}: strings, each of one byte.
   *
   * @param prefix begins each name, and a number from 0 ends it
   * @param count how many, 0 or more
   */
  public void fill(String prefix, int count) throws Exception {
    unseen(() -> redis().eval(FILL, List.of(), List.of(prefix, Integer.toString(count))));
  }

  /**
   * How many times the server read from a socket during an action: about one for each round trip of
   * a small command, and one for each 16 KiB of a pipeline. Counted by the server ({@code
   * total_reads_processed}), for all its connections.
   */
  public long reads(Action action) throws Exception {
    String reads = "total_reads_processed";
    // The first look opens the connection; the second is the one to count from.
    number("stats", reads);
    long before = number("stats", reads);
    action.run();
    return number("stats", reads) - before - 1;
  }

  /**
   * How many bytes the server sent during an action, in answers to all its connections ({@code
   * total_net_output_bytes}), without what MONITOR shows: whether somebody fetched a large value to
   * look at a part of it. Some hundred bytes are the test's own, so compare orders of magnitude.
   */
  public long bytesSent(Action action) throws Exception {
    String bytes = "total_net_output_bytes";
    // What MONITOR has still to say of the time before must not be counted.
    drain();
    long shown = monitor.bytes();
    long before = number("stats", bytes);
    action.run();
    // Nor what it says of the commands in a script: they are answered to the script.
    drain();
    return number("stats", bytes) - before - (monitor.bytes() - shown);
  }

  /**
   * How many more connections the server has after an action than before it. One that is being
   * closed is waited for: the server notices a little later than the client.
   */
  public int connectionsLeftOpen(Action action) throws Exception {
    int before = connected();
    action.run();
    int left = connected() - before;
    // Rounds, not a time: on a busy machine, where closing takes longer, so do they.
    for (int round = 0; left > 0 && round < CLOSING; round++) {
      Thread.sleep(10);
      left = connected() - before;
    }
    return left;
  }

  /** The lines of CLIENT LIST about connections of the implementation, and nobody else's. */
  public List<String> connections() {
    return ConnectedClient.all(redis()).stream()
        .filter(client -> implementation.test(client.name()))
        .map(ConnectedClient::line)
        .toList();
  }

  /**
   * Skips a criterion where the server is too old for it; the verdict says so. The first line of
   * the criterion calls this.
   *
   * @param oldest the first version that can do it, {@code 7.4}
   */
  public void needsRedis(String oldest) {
    RedisVersion.of(redis()).skipped(oldest).ifPresent(reason -> {
      throw new CriterionSkipped(reason);
    });
  }

  /**
   * Skips a criterion that cannot be shown here; the verdict says so. The first lines of the
   * criterion call this.
   *
   * @param reason what is missing, after "skipped: "
   */
  public void skip(String reason) {
    throw new CriterionSkipped("skipped: " + reason);
  }

  /** All commands of the implementation in this test so far, handshakes left out. */
  List<ReceivedCommand> allReceived() {
    drain();
    return all.stream().filter(command -> !command.isHandshake()).toList();
  }

  /** An action of a test; it may throw. */
  @FunctionalInterface
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /** Deletes what the test wrote, and nothing that was there before it. */
  @Override
  public void close() {
    try (clients;
        monitor) {
      if (server.isPrivate()) {
        redis().flushDB();
        return;
      }
      Set<String> written = keys(given.namespace() + "*");
      // A wrong solution may write keys of its own; they stand among its commands' arguments.
      allReceived()
          .forEach(command ->
              written.addAll(command.arguments().subList(1, command.arguments().size())));
      written.removeAll(keysBefore);
      List<String> keys = new ArrayList<>(written);
      for (int i = 0; i < keys.size(); i += 1000) {
        redis().unlink(keys.subList(i, Math.min(i + 1000, keys.size())).toArray(String[]::new));
      }
    }
  }

  private Set<String> keys(String pattern) {
    Set<String> found = new HashSet<>();
    ScanParams params = new ScanParams().match(pattern).count(1000);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = redis().scan(cursor, params);
      found.addAll(page.getResult());
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return found;
  }

  private synchronized void drain() {
    all.addAll(monitor.drain());
  }

  private int connected() {
    return (int) number("clients", "connected_clients");
  }

  private long number(String section, String name) {
    Matcher line = Pattern.compile(name + ":(\\d+)").matcher(redis().info(section));
    if (!line.find()) {
      throw new IllegalStateException("INFO " + section + " without " + name);
    }
    return Long.parseLong(line.group(1));
  }
}
