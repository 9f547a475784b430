package handson.redis.kit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A redis-server under guard. It is the child of a small shell that holds a pipe to this JVM. When
 * the JVM ends, in whatever way, the pipe closes, and the shell ends the server and deletes its
 * folder. So nothing stays behind even after {@code kill -9}, where no shutdown hook of Java runs.
 *
 * @param pid the server's process id
 */
record ServerProcess(Process guard, long pid) {
  private static final long START_SECONDS = 20;
  // The Linux binary is linked with musl, whose words are shorter than others'.
  private static final Pattern ADDRESS_IN_USE = Pattern.compile("Address (already )?in use");

  /*
   * The JVM may die at any line of this, and then the end of the input tells the shell. It makes
   * the folder itself, so that there is none without somebody to delete it. Ctrl-C reaches the
   * whole process group, and a dead JVM reads no answer (PIPE): neither may stop the shell before
   * its work is done. The server is ended by its parent's child as long as it lives, and not
   * later: then its number may be another process's.
   *
   * The server that runs is the shell's own copy: what the JVM has just written cannot be run while
   * a process that another of its threads is about to start still holds it open ("Text file busy").
   */
  private static final String GUARD = """
      trap '' INT TERM HUP PIPE
      folder=$1; shift
      mkdir -m 700 "$folder" || exit
      echo ready
      if read -r unpacked; then
        exec 3<&0
        cp -p "$1.unpacked" "$1" && rm "$1.unpacked"
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

  /**
   * Starts a server and waits until it is ready.
   *
   * @param temporary where its folder is made
   * @param binary the resource that holds it
   * @throws PortTaken where another program listens on the address' port
   * @throws IOException where it does not start, with the server's own last word
   */
  static ServerProcess start(
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
      return new ServerProcess(guard, pid);
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

  /** Beside the place of the server, where the guard takes it from. */
  static void unpack(String binary, Path server) throws IOException {
    Path unpacked = server.resolveSibling(server.getFileName() + ".unpacked");
    try (InputStream in = EmbeddedRedis.class.getResourceAsStream(binary)) {
      if (in == null) {
        throw new IOException("the library embedded-redis holds no " + binary);
      }
      Files.copy(in, unpacked);
      Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwx------"));
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

  /** Ends the server and waits until its folder is gone. */
  void end() {
    end(guard);
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

  /** Another program listens on the port. */
  static final class PortTaken extends IOException {
    private static final long serialVersionUID = 1L;

    PortTaken(String message) {
      super(message);
    }
  }
}
