package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.cli.CliRun.Result;
import handson.redis.kit.EmbeddedRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./course server} in a process of its own, as it is used, and the commands that find it. */
// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class ServerCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  // Without a locale Java cannot name such a file; the launcher sets one.
  private static final boolean NAMES_MAY_BE_ANY =
      System.getProperty("sun.jnu.encoding", "").equals("UTF-8");

  private final List<Process> servers = new ArrayList<>();
  private Checkout checkout;
  private Path file;

  @BeforeEach
  void aCheckout(@TempDir Path home) {
    checkout = new Checkout(home);
    file = home.resolve(".course/server");
  }

  @AfterEach
  void end() throws Exception {
    for (Process server : servers) {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void theOtherCommandsFindIt() throws Exception {
    start("--port", "0");

    assertThat(cli("SET", "mine", "kept")).isEqualTo(new Result(0, "OK\n", ""));
    assertThat(cli("GET", "mine").out()).isEqualTo("kept\n");
    assertThat(checkout.run("doctor").out()).containsPattern("ok  Redis .*\\./course server");
    assertThat(checkout.run("run", "1").out()).contains("./course server").contains("Your turn");
    checkout.run("check", "boss-battle");

    assertThat(cli("KEYS", "*").out())
        .as("tours and grading leave it as it was")
        .isEqualTo("mine\n");
    assertThat(cli("-n", "1", "DBSIZE").out()).isEqualTo("0\n");
  }

  @Test
  void gradingUsesItWhereItIsNamed() throws Exception {
    checkout.solve("boss-battle");
    assertThat(checkout.run("check", "boss-battle", "--redis", "server").err())
        .isEqualTo(
            "./course server is not up; start it in another terminal, or leave --redis out.\n");
    start("--port", "0");
    cli("SET", "mine", "kept");
    cli("CONFIG", "RESETSTAT");

    Checkout.Answer answer = checkout.run("check", "boss-battle", "--redis", "server");

    assertThat(answer.out()).contains("right   boss-battle");
    assertThat(cli("INFO", "commandstats").out()).contains("cmdstat_decrby:calls=");
    assertThat(cli("KEYS", "*").out()).isEqualTo("mine\n");
  }

  @Test
  void oneTourAtATime() throws Exception {
    start("--port", "0");

    try (FileChannel other = FileChannel.open(
        file.resolveSibling("tour"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();
      Checkout.Answer answer = checkout.run("run", "1");
      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err())
          .isEqualTo(
              "Another tour runs on ./course server; wait for its end, or add --redis embedded.\n");
      assertThat(checkout.run("run", "1", "--redis", "embedded").code()).isZero();
    }
    assertThat(checkout.run("run", "1").code()).isZero();
  }

  @Test
  void whoeverNamesARedisGetsThatOne() throws Exception {
    start("--port", "0");
    cli("SET", "mine", "kept");

    Result other = new CliRun(checkout.home()).run("--redis", "embedded", "GET", "mine");

    assertThat(other.out()).isEqualTo("\n");
    assertThat(other.err()).contains("private");
  }

  @Test
  void ctrlCEndsItAndItsFile() throws Exception {
    Process server = start("--port", "0");
    assertThat(file).exists();

    signal(server, "INT");

    assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(file).doesNotExist();
    assertThat(cli("PING").err()).contains("private");
  }

  @Test
  void shutdownEndsItToo() throws Exception {
    Process server = start("--port", "0");

    assertThat(cli("SHUTDOWN").code()).isZero();

    assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
    assertThat(file).doesNotExist();
  }

  @Test
  void whatAKilledOneLeftBehindIsIgnoredEvenIfItsPortIsSomebodyElses() throws Exception {
    int port = EmbeddedRedis.freePort();
    Process server = start("--port", "" + port);
    signal(server, "KILL");
    server.waitFor();
    await().atMost(PATIENCE).until(() -> isFree(port));
    assertThat(file).exists();

    assertThat(cli("PING").err()).contains("private");
    try (EmbeddedRedis stranger = EmbeddedRedis.start("--port", "" + port)) {
      assertThat(stranger.address().port()).isEqualTo(port);
      assertThat(cli("PING").err()).contains("private");
    }
    start("--port", "" + port);
    assertThat(cli("PING")).isEqualTo(new Result(0, "PONG\n", ""));
  }

  @Test
  void theSecondSaysWhereTheFirstIs() throws Exception {
    Process first = start("--port", "0");
    int port = Integer.parseInt(cli("--raw", "CONFIG", "GET", "port").out().split("\n")[1]);

    // In a process of its own: within one, Java's file locks are an error.
    Process second = launch(List.of("--port", "0"));
    String said = new String(second.getErrorStream().readAllBytes());

    assertThat(second.waitFor()).isEqualTo(2);
    assertThat(said)
        .contains("redis://127.0.0.1:" + port + "/0", "(process " + first.pid() + ")")
        .doesNotContain("\tat ");
    assertThat(cli("PING").out()).isEqualTo("PONG\n");
  }

  @Test
  void thePasswordStaysWithItsOwner() throws Exception {
    Path secret = Files.writeString(checkout.home().resolve("secret"), "ge heim\"é\nrest\n");
    Process server = start("--port", "0", "--password-file", secret.toString());

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(cli("PING").out()).isEqualTo("PONG\n");
    int port = Integer.parseInt(cli("--raw", "CONFIG", "GET", "port").out().split("\n")[1]);
    Result stranger = new CliRun(checkout.home()).on(port).run("PING");
    assertThat(stranger.out()).startsWith("NOAUTH");
    assertThat(stranger.code()).isEqualTo(1);
    assertThat(server
            .toHandle()
            .descendants()
            .map(child -> child.info().commandLine().orElse("")))
        .as("command lines, which everybody can see")
        .noneMatch(line -> line.contains("heim"));
    assertThat(checkout.run("doctor").out()).contains("./course server").doesNotContain("heim");

    cli("CONFIG", "SET", "requirepass", "other");
    Result changed = cli("PING");
    assertThat(changed.code()).isEqualTo(2);
    assertThat(changed.err()).contains("no longer takes its password").doesNotContain("heim");
  }

  @Test
  void aPasswordSetLaterIsNoReasonToUseAnotherRedis() throws Exception {
    start("--port", "0");
    cli("CONFIG", "SET", "requirepass", "later");

    Result refused = cli("PING");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("no longer takes its password (NOAUTH");
  }

  @Test
  void theDataStaysInItsFolder() throws Exception {
    Path folder = checkout.home().resolve("my data/" + (NAMES_MAY_BE_ANY ? "é" : "e"));
    Process server = start("--port", "0", "--aof", folder.toString());
    cli("SET", "mine", "kept");
    signal(server, "TERM");
    assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    start("--port", "0", "--aof", folder.toString());

    assertThat(cli("GET", "mine").out()).isEqualTo("kept\n");
  }

  @Test
  void whatCannotBeIsASentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Checkout.Answer answer = checkout.run("server", "--port", "" + taken.getLocalPort());
      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err())
          .contains("Port " + taken.getLocalPort(), "taken")
          .doesNotContain("\tat ");
    }
    assertThat(file).as("no server, no file").doesNotExist();
    assertThat(checkout.run("server", "--port", "70000").err()).contains("0 to 65535");
    Path missing = checkout.home().resolve("missing");
    assertThat(checkout.run("server", "--password-file", missing.toString()).err())
        .contains("--password-file", "missing");
    Path blocked = Files.writeString(checkout.home().resolve("a-file"), "");
    assertThat(checkout.run("server", "--aof", blocked.resolve("x").toString()).err())
        .contains("--aof", "a-file");
  }

  private Result cli(String... words) {
    return new CliRun(checkout.home()).run(words);
  }

  /** Starts a server and waits until it says that it is up. */
  private Process start(String... options) throws IOException {
    Process server = launch(List.of(options));
    String line = server.inputReader().readLine();
    assertThat(line).as("its first words").startsWith("Redis 7.0.15 is up at redis://127.0.0.1:");
    return server;
  }

  private Process launch(List<String> options) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    line.add("-Dcourse.home=" + checkout.home());
    line.addAll(List.of(Course.class.getName(), "server"));
    line.addAll(options);
    // A build that runs in the background ignores Ctrl-C, and its children would too.
    if (OS.LINUX.isCurrentOs()) {
      line.addAll(0, List.of("env", "--default-signal=INT"));
    }
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("REDIS_"));
    Process server = builder.start();
    servers.add(server);
    return server;
  }

  private static void signal(Process process, String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
