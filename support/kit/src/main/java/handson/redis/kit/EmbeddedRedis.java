package handson.redis.kit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real Redis server, started from the library {@code org.signal:embedded-redis} on a free
 * loopback port, with nothing saved to disk.
 *
 * <p>The server is the child of a small shell that holds a pipe to this JVM. When the JVM ends, in
 * whatever way, the pipe closes, and the shell ends the server and deletes its folder. So nothing
 * stays behind even after {@code kill -9}, where no shutdown hook of Java runs.
 */
public final class EmbeddedRedis implements RunningRedis {
  /** The version that the library ships; its file names carry it. */
  public static final String VERSION = "7.0.15";

  private static final int STARTS = 5;
  private static final long START_SECONDS = 20;
  // The Linux binary is linked with musl, whose words are shorter than others'.
  private static final Pattern ADDRESS_IN_USE = Pattern.compile("Address (already )?in use");

  /*
   * The JVM may die at any line of this, and then the end of the input tells the shell. It makes
   * the folder itself, so that there is none without somebody to delete it. Ctrl-C reaches the
   * whole process group, and a dead JVM reads no answer (PIPE): neither may stop the shell before
   * its work is done. The server is ended by its parent's child as long as it lives, and not
   * later: then its number may be another process's.
   */
  private static final String GUARD = """
      trap '' INT TERM HUP PIPE
      folder=$1; shift
      mkdir -m 700 "$folder" || exit
      echo ready
      if read -r unpacked; then
        exec 3<&0
        "$@" >"$folder/log" 2>&1 </dev/null 3<&- &
        server=$!
        { cat; kill -KILL $server; } <&3 >/dev/null 2>&1 &
        watch=$!
        echo $server
        wait $server
        kill -KILL $watch 2>/dev/null
        cat >/dev/null
      fi
      rm -rf "$folder"
      """;

  private final RedisAddress address;
  private final Process guard;
  private final long pid;

  private EmbeddedRedis(RedisAddress address, Process guard, long pid) {
    this.address = address;
    this.guard = guard;
    this.pid = pid;
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
        return start(temporary, binary, place.apply(ports.getAsInt()), directives);
      } catch (PortTaken e) {
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
    return pid;
  }

  @Override
  public void close() {
    end(guard);
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
          ("There is no embedded Redis for %s on %s; start one in Docker (docker compose up -d) and"
                  + " add --redis redis://localhost:6379, or work in WSL.")
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

  private static EmbeddedRedis start(
      Path temporary, String binary, RedisAddress address, List<String> directives)
      throws IOException {
    Path folder = temporary.resolve("handson-redis-" + UUID.randomUUID()).toAbsolutePath();
    Path server = folder.resolve("redis-server");
    Process guard = new ProcessBuilder(command(folder, server, address, directives))
        .redirectErrorStream(true)
        .start();
    try {
      BufferedReader answers =
          new BufferedReader(new InputStreamReader(guard.getInputStream(), StandardCharsets.UTF_8));
      expect("ready", answers);
      unpack(binary, server);
      OutputStream pipe = guard.getOutputStream();
      pipe.write("unpacked\n".getBytes(StandardCharsets.US_ASCII));
      pipe.flush();
      long pid = Long.parseLong(expect("[0-9]+", answers));
      awaitReady(folder.resolve("log"), pid, address.port());
      return new EmbeddedRedis(address, guard, pid);
    } catch (IOException | RuntimeException e) {
      end(guard);
      throw e;
    }
  }

  private static String expect(String pattern, BufferedReader answers) throws IOException {
    String line = answers.readLine();
    if (line == null || !line.matches(pattern)) {
      throw new IOException(line == null ? "its shell ended without a word" : line);
    }
    return line;
  }

  static List<String> command(
      Path folder, Path server, RedisAddress address, List<String> directives) {
    List<String> command = new ArrayList<>();
    // In a session of its own the guard also outlives a signal to the whole process group.
    if (isOnPath("setsid")) {
      command.add("setsid");
    }
    command.addAll(List.of("sh", "-c", GUARD, "guard", folder.toString(), server.toString()));
    String port = Integer.toString(address.port());
    command.addAll(
        address.tls() ? List.of("--port", "0", "--tls-port", port) : List.of("--port", port));
    command.addAll(List.of("--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", folder.toString(), "--save", "", "--daemonize", "no"));
    command.addAll(directives);
    return command;
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(File.pathSeparator))
        .filter(p -> !p.isEmpty())
        .anyMatch(p -> Files.isExecutable(Path.of(p, program)));
  }

  static void unpack(String binary, Path server) throws IOException {
    try (InputStream in = EmbeddedRedis.class.getResourceAsStream(binary)) {
      if (in == null) {
        throw new IOException("the library embedded-redis holds no " + binary);
      }
      Files.copy(in, server);
      Files.setPosixFilePermissions(server, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Waits for the server's own word, not for an answer on the port: that could be another's. */
  private static void awaitReady(Path log, long pid, int port) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
      String text =
          Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
      if (text.contains("Ready to accept connections")) {
        return;
      }
      if (ADDRESS_IN_USE.matcher(text).find()) {
        throw new PortTaken(
            "Port %s of 127.0.0.1 is taken by another program; end it or choose another port."
                .formatted(port));
      }
      if (!alive || System.nanoTime() > deadline) {
        throw new IOException(text.isBlank() ? "it ended without a word" : lastLine(text));
      }
      pause();
    }
  }

  private static String lastLine(String text) {
    return text.strip().lines().reduce((first, second) -> second).orElse("");
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetupException("Interrupted while the embedded Redis was starting.", e);
    }
  }

  private static void end(Process guard) {
    try {
      guard.getOutputStream().close();
    } catch (IOException e) {
      // The guard is gone already, and the server with it.
    }
    try {
      if (!guard.waitFor(10, TimeUnit.SECONDS)) {
        guard.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // The guard does its work without us.
      Thread.currentThread().interrupt();
    }
  }

  private static final class PortTaken extends IOException {
    private static final long serialVersionUID = 1L;

    PortTaken(String message) {
      super(message);
    }
  }
}
