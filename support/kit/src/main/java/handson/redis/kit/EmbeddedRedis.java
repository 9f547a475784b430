package handson.redis.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/**
 * A real Redis server, started from the library {@code org.signal:embedded-redis} on a free
 * loopback port, with nothing saved to disk. Nothing of it stays behind when this JVM ends, in
 * whatever way.
 */
public final class EmbeddedRedis implements RunningRedis {
  /** The version that the library ships; its file names carry it. */
  public static final String VERSION = "7.0.15";

  private static final int STARTS = 5;
  private final RedisAddress address;
  private final ServerProcess process;

  private EmbeddedRedis(RedisAddress address, ServerProcess process) {
    this.address = address;
    this.process = process;
  }

  /**
   * Starts a server on a free loopback port.
   *
   * @param directives options as on redis-server's command line, each flag and value a string of
   *     its own: {@code "--requirepass", "secret"}; they win over the course's own, the port too
   * @throws SetupException where the machine cannot run it
   */
  public static EmbeddedRedis start(String... directives) {
    return start(temporaryFolder(), EmbeddedRedis::freePort, directives);
  }

  /**
   * Starts a server that speaks TLS and nothing else, and asks clients for no certificate.
   *
   * @param certificate the server's own, a PEM file
   * @param key its private key, a PEM file
   * @param authority the PEM file of who signed it; the address trusts it
   * @param directives as for {@link #start(String...)}
   * @throws SetupException where the machine cannot run it
   */
  public static EmbeddedRedis startTls(
      Path certificate, Path key, Path authority, String... directives) {
    List<String> tls = new ArrayList<>(List.of("--tls-auth-clients", "no"));
    tls.addAll(List.of("--tls-cert-file", certificate.toString(), "--tls-key-file"));
    tls.addAll(List.of(key.toString(), "--tls-ca-cert-file", authority.toString()));
    tls.addAll(List.of(directives));
    return start(
        temporaryFolder(),
        EmbeddedRedis::freePort,
        port -> new RedisAddress(
            "127.0.0.1", port, true, Optional.empty(), Optional.empty(), 0, Optional.of(authority)),
        tls);
  }

  static EmbeddedRedis start(Path temporary, IntSupplier ports, String... directives) {
    List<String> wanted = List.of(directives);
    IntSupplier port = () -> portIn(wanted).orElseGet(ports);
    return start(temporary, port, number -> RedisAddress.of("127.0.0.1", number), wanted);
  }

  private static EmbeddedRedis start(
      Path temporary, IntSupplier ports, IntFunction<RedisAddress> place, List<String> directives) {
    String binary = binary(System.getProperty("os.name"), System.getProperty("os.arch"));
    SetupException last = null;
    for (int i = 0; i < STARTS; i++) {
      // Between finding a free port and binding it another program may take it: then try the next.
      try {
        RedisAddress address = place.apply(ports.getAsInt());
        return new EmbeddedRedis(
            address, ServerProcess.start(temporary, binary, address, directives));
      } catch (ServerProcess.PortTaken e) {
        last = new SetupException(e.getMessage());
      } catch (IOException e) {
        throw new SetupException(
            "The embedded Redis did not start (%s); use a server with --redis redis://host:port."
                .formatted(e.getMessage()),
            e);
      }
    }
    throw last;
  }

  /** Whether the library holds a server for this operating system and processor. */
  public static boolean runsHere() {
    try {
      return !binary(System.getProperty("os.name"), System.getProperty("os.arch"))
          .isEmpty();
    } catch (SetupException e) {
      return false;
    }
  }

  /** A loopback port that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new SetupException("No free port on the loopback interface: " + e.getMessage(), e);
    }
  }

  @Override
  public RedisAddress address() {
    return address;
  }

  @Override
  public String description() {
    return "embedded Redis " + VERSION + " on " + address.hostAndPort();
  }

  @Override
  public boolean isPrivate() {
    return true;
  }

  /** The server's process id. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.end();
  }

  /** The resource that holds the server for this operating system and processor. */
  static String binary(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String system = os.contains("linux") ? "linux" : os.contains("mac") ? "darwin" : os;
    String processor = switch (osArch) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "arm64";
      default -> osArch;
    };
    boolean known = List.of("linux", "darwin").contains(system);
    if (!known || !List.of("amd64", "arm64").contains(processor)) {
      throw new SetupException(
          "There is no embedded Redis for %s on %s; add --redis docker where Docker runs, or work in WSL."
              .formatted(osName, osArch));
    }
    return "/redis-server-" + VERSION + "-" + system + "-" + processor;
  }

  private static Path temporaryFolder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static OptionalInt portIn(List<String> directives) {
    int flag = directives.lastIndexOf("--port");
    return flag < 0
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(directives.get(flag + 1)));
  }
}
