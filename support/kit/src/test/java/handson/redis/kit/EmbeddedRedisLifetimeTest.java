package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.EmbeddedRedisChild.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
  @TempDir
  private Path temporary;

  @TempDir
  private Path workingFolder;

  private ChildJvm child;

  @AfterEach
  void endTheChild() {
    child.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void endsWithTheProgram(Ending ending) throws Exception {
    start(ending);
    assertThat(child.line()).as("the server's process id").matches("[0-9]+");

    assertThat(child.awaitExit())
        .isEqualTo(
            switch (ending) {
              case EXIT -> 7;
              case UNCAUGHT_EXCEPTION -> 1;
              default -> 0;
            });
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"TERM, false", "KILL, false", "INT, true", "HUP, true", "TERM, true", "KILL, true"})
  @EnabledOnOs(value = OS.LINUX, disabledReason = "a process group of its own needs setsid")
  void endsWithTheSignal(String signal, boolean toTheWholeGroup) throws Exception {
    start(Ending.NONE);
    long server = Long.parseLong(child.line());
    // A shell's child looks like the shell until it runs its program. The JVM itself names the
    // folder too; Java may see that or not, by the length of its line.
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(Leftovers.processesIn(temporary).stream()
                .map(ProcessHandle::pid)
                .filter(pid -> pid != child.pid()))
            .as("the server and its two shells")
            .hasSize(3)
            .contains(server));

    end(signal, toTheWholeGroup);

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

    end("KILL", toTheWholeGroup);

    assertNothingIsLeft();
  }

  private boolean hasReached(String moment) throws IOException {
    return Leftovers.filesIn(temporary).stream()
        .anyMatch(
            folder -> moment.equals("folder") || folder.resolve(moment).toFile().exists());
  }

  private void start(Ending ending) throws IOException {
    child = ChildJvm.start(workingFolder, temporary, EmbeddedRedisChild.class, ending.name());
  }

  private void end(String signal, boolean toTheWholeGroup) throws Exception {
    if (toTheWholeGroup) {
      child.signalGroup(signal);
    } else {
      child.signal(signal);
    }
    child.awaitExit();
  }

  private void assertNothingIsLeft() throws IOException {
    Leftovers.awaitNone(temporary);
    assertThat(Leftovers.filesIn(workingFolder)).isEmpty();
  }
}
