package handson.redis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class ScratchFolderTest {

  @Test
  void itIsGoneWhenItIsClosed() throws Exception {
    Path path;
    try (ScratchFolder folder = ScratchFolder.create("bench-test")) {
      path = folder.path();
      Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve("c"), "text");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sh")
  void itIsGoneWithAllThatStillWritesThereWhenTheRunIsInterrupted() throws Exception {
    Process run = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            InterruptedRun.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (BufferedReader out = run.inputReader()) {
      Path folder = Path.of(out.readLine());
      ProcessHandle writer = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      assertThat(folder).isDirectory();

      run.destroy();
      run.waitFor();

      assertThat(writer.isAlive()).isFalse();
      assertThat(folder).doesNotExist();
    } finally {
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly();
    }
  }

  /** A run that never ends by itself. */
  static final class InterruptedRun {
    public static void main(String[] words) throws Exception {
      try (ScratchFolder folder = ScratchFolder.create("bench-test")) {
        Process writer = new ProcessBuilder(List.of(
                "sh",
                "-c",
                "while :; do : >\"$1/$((n = n + 1))\"; done",
                "sh",
                folder.path().toString()))
            .start();
        System.out.println(folder.path());
        System.out.println(writer.pid());
        new CountDownLatch(1).await();
      }
    }
  }
}
