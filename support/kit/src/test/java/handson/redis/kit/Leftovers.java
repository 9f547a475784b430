package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What an embedded Redis left in a folder that only it uses. */
final class Leftovers {
  private Leftovers() {}

  /** The server and its shells: they run from the folder, or are told its name. */
  static List<ProcessHandle> processesIn(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> mentions(process.info(), folder.toString()))
        .toList();
  }

  static void awaitNone(Path folder) {
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
      assertThat(processesIn(folder)).as("processes").isEmpty();
      assertThat(filesIn(folder)).as("files").isEmpty();
    });
  }

  static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Sends a signal to a process, or to the process group where the number is negative. */
  static void signal(String name, long target) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("sh", "-c", "kill -s " + name + " -- " + target).start();
    assertThat(kill.waitFor()).as("kill -%s %d", name, target).isZero();
  }

  private static boolean mentions(ProcessHandle.Info info, String text) {
    return info.command().filter(command -> command.contains(text)).isPresent()
        || info.arguments().map(List::of).orElse(List.of()).stream()
            .anyMatch(argument -> argument.contains(text));
  }
}
