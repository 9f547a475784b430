package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.EmbeddedRedisChild.Ending;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In whatever way a JVM ends, its embedded Redis goes with it: the server, its shells and its
 * folder. Each test starts a JVM whose temporary folder is only its own, so all that is left shows.
 */
@Timeout(60)
final class EmbeddedRedisLifetimeTest {
  @TempDir private Path temporary;
  @TempDir private Path workingFolder;
  private Process child;

  @AfterEach
  void endTheChild() {
    child.destroyForcibly();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void endsWithTheProgram(Ending ending) throws Exception {
    start(ending);
    assertThat(ProcessHandle.of(awaitStarted())).isNotNull();

    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertNothingIsLeft();
    assertThat(child.exitValue())
        .isEqualTo(
            switch (ending) {
              case EXIT -> 7;
              case UNCAUGHT_EXCEPTION -> 1;
              default -> 0;
            });
  }

  @ParameterizedTest
  @CsvSource({"TERM, false", "KILL, false", "INT, true", "HUP, true", "TERM, true", "KILL, true"})
  @EnabledOnOs(value = OS.LINUX, disabledReason = "a process group of its own needs setsid")
  void endsWithTheSignal(String signal, boolean toTheWholeGroup) throws Exception {
    start(Ending.NONE);
    long server = awaitStarted();
    assertThat(Leftovers.processesIn(temporary))
        .as("the server and its two shells")
        .hasSize(3)
        .extracting(ProcessHandle::pid)
        .contains(server);

    Leftovers.signal(signal, toTheWholeGroup ? -child.pid() : child.pid());

    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "folder, false",
    "folder, true",
    "redis-server, false",
    "redis-server, true",
    "log, false",
    "log, true"
  })
  @EnabledOnOs(value = OS.LINUX, disabledReason = "a process group of its own needs setsid")
  void aJvmThatIsKilledWhileStartingLeavesNothing(String momentOf, boolean toTheWholeGroup)
      throws Exception {
    start(Ending.NONE);
    while (!hasReached(momentOf)) {
      assertThat(child.isAlive()).isTrue();
      Thread.onSpinWait();
    }

    Leftovers.signal("KILL", toTheWholeGroup ? -child.pid() : child.pid());

    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertNothingIsLeft();
  }

  private boolean hasReached(String moment) throws IOException {
    return Leftovers.filesIn(temporary).stream()
        .anyMatch(folder -> moment.equals("folder") || folder.resolve(moment).toFile().exists());
  }

  private void start(Ending ending) throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            EmbeddedRedisChild.class.getName(),
            ending.name());
    if (OS.LINUX.isCurrentOs()) {
      // Like a shell does for a command in a terminal: a process group with the JVM's number.
      java.command().add(0, "setsid");
    }
    child =
        java.directory(workingFolder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  private long awaitStarted() throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII));
    return Long.parseLong(lines.readLine());
  }

  private void assertNothingIsLeft() throws IOException {
    Leftovers.awaitNone(temporary);
    assertThat(Leftovers.filesIn(workingFolder)).isEmpty();
  }
}
