package handson.redis.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
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
   * The JVM may die at any line of this. The first line that the shell reads says that the server
   * is unpacked; the end of its input, whenever it comes, says that the JVM is gone or wants to
   * close. Ctrl-C reaches the whole process group, so the shell ignores it and waits for that end.
   */
  private static final String GUARD = """
      folder=$1; shift
      trap '' INT TERM HUP
      if read -r unpacked; then
        "$@" >"$folder/log" 2>&1 </dev/null &
        server=$!
        echo $server
        cat >/dev/null
        kill -KILL $server 2>/dev/null
        wait $server 2>/dev/null
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
    String binary = binary(System.getProperty("os.name"), System.getProperty("os.arch"));
    List<String> wanted = List.of(directives);
    SetupException last = null;
    for (int i = 0; i < STARTS; i++) {
      // Between finding a free port and binding it another program may take it: then try the next.
      try {
        return start(binary, portIn(wanted).orElseGet(EmbeddedRedis::freePort), wanted);
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

  private static OptionalInt portIn(List<String> directives) {
    int flag = directives.lastIndexOf("--port");
    return flag < 0
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(directives.get(flag + 1)));
  }

  private static EmbeddedRedis start(String binary, int port, List<String> directives)
      throws IOException {
    Path folder = Files.createTempDirectory("handson-redis-");
    Path server = folder.resolve("redis-server");
    Process guard = new ProcessBuilder(command(folder, server, port, directives)).start();
    try {
      unpack(binary, server);
      OutputStream pipe = guard.getOutputStream();
      pipe.write("unpacked\n".getBytes(StandardCharsets.US_ASCII));
      pipe.flush();
      BufferedReader answer = new BufferedReader(
          new InputStreamReader(guard.getInputStream(), StandardCharsets.US_ASCII));
      long pid = Long.parseLong(answer.readLine());
      awaitReady(folder.resolve("log"), pid, port);
      return new EmbeddedRedis(RedisAddress.of("127.0.0.1", port), guard, pid);
    } catch (IOException | RuntimeException e) {
      end(guard);
      throw e;
    }
  }

  private static List<String> command(Path folder, Path server, int port, List<String> directives) {
    List<String> command = new ArrayList<>();
    // In a session of its own the guard also outlives a signal to the whole process group.
    if (isOnPath("setsid")) {
      command.add("setsid");
    }
    command.addAll(List.of("sh", "-c", GUARD, "guard", folder.toString(), server.toString()));
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", folder.toString(), "--save", "", "--daemonize", "no"));
    command.addAll(directives);
    return command;
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(java.io.File.pathSeparator))
        .filter(p -> !p.isEmpty())
        .anyMatch(p -> Files.isExecutable(Paths.get(p, program)));
  }

  private static void unpack(String binary, Path server) throws IOException {
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
      String text = Files.exists(log) ? Files.readString(log) : "";
      if (text.contains("Ready to accept connections")) {
        return;
      }
      if (ADDRESS_IN_USE.matcher(text).find()) {
        throw new PortTaken(
            "Port %d of 127.0.0.1 is taken by another program; end it or choose another port."
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
