package handson.redis.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a /proc and a clock of its own: what a machine does meanwhile decides nothing here. */
class StopwatchTest {
  @TempDir
  Path proc;

  private long clock;

  @ParameterizedTest
  @CsvSource({
    "200, 200, 0, 200, computes all the time",
    "200, 0, 0, 200, waits for something that is no processor",
    "200, 50, 150, 50, computes where it is let",
    "200, 50, 100, 100, computes and waits for both",
    "200, 1000, 0, 200, computes with five threads",
    "200, 0, 900, 0, waits for a processor with five threads",
    "200, 150, 900, 150, is let now and then with five threads",
  })
  void chargesWhatAProcessTakes(int passed, int ran, int waited, int charge, String what) {
    assertThat(Stopwatch.charge(
            Duration.ofMillis(passed), Duration.ofMillis(ran), Duration.ofMillis(waited)))
        .as(what)
        .isEqualTo(Duration.ofMillis(charge));
  }

  @Test
  void countsAWaitBeforeTheSchedulerEntersItAndNotTwice() throws IOException {
    ThreadTimes times = new ThreadTimes(proc, () -> clock);
    thread(7, 'R', 10, 0);
    look(times, 20);
    thread(7, 'R', 10, 0);
    assertThat(look(times, 200).waited()).isEqualTo(Duration.ofMillis(200));
    assertThat(look(times, 200).waited()).isEqualTo(Duration.ofMillis(400));
    // It got its turn after 550 ms, all entered now.
    thread(7, 'S', 60, 550);
    ProcessTree.Look last = look(times, 200);
    assertThat(last.waited()).isEqualTo(Duration.ofMillis(550));
    assertThat(last.ran()).isEqualTo(Duration.ofMillis(60));
  }

  @Test
  void countsNoSleepAsAWait() throws IOException {
    ThreadTimes times = new ThreadTimes(proc, () -> clock);
    thread(7, 'S', 10, 5);
    assertThat(look(times, 20).waited()).isEqualTo(Duration.ofMillis(5));
    assertThat(look(times, 200).waited()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void takesANumberThatIsAnotherThreadsByNowAsNew() throws IOException {
    ThreadTimes times = new ThreadTimes(proc, () -> clock);
    thread(7, 'S', 100, 0);
    look(times, 200);
    thread(7, 'S', 30, 0);
    assertThat(look(times, 200).ran()).isEqualTo(Duration.ofMillis(130));
  }

  @Test
  void toCountThreadsTakesNoTimeFromTheNextLook() throws IOException {
    ThreadTimes times = new ThreadTimes(proc, () -> clock);
    thread(7, 'R', 10, 0);
    thread(8, 'S', 10, 0);
    look(times, 20);
    clock += Duration.ofMillis(150).toNanos();
    assertThat(times.count(List.of(1L, 2L)))
        .isEqualTo(new ProcessTree.Look(2, 2, Duration.ZERO, Duration.ZERO));
    thread(8, 'S', 40, 0);
    ProcessTree.Look next = look(times, 50);
    assertThat(next.waited()).as("of the one that still waits").isEqualTo(Duration.ofMillis(200));
    assertThat(next.ran()).as("of both").isEqualTo(Duration.ofMillis(50));
  }

  @ParameterizedTest
  @CsvSource({"1, 300", "2, 300", "50, 12"})
  void offersAFairShareOfTheProcessors(int wanting, int offered) throws IOException {
    Path load = Files.writeString(proc.resolve("loadavg"), "9.00 9.00 9.00 " + wanting + "/80 11");
    assertThat(new Processors(load, 2).offeredIn(Duration.ofMillis(300)))
        .isEqualTo(Duration.ofMillis(offered));
    assertThat(new Processors(proc.resolve("none"), 2).offeredIn(Duration.ofMillis(300)))
        .isEqualTo(Duration.ofMillis(300));
  }

  private ProcessTree.Look look(ThreadTimes times, long milliseconds) {
    clock += Duration.ofMillis(milliseconds).toNanos();
    return times.look(List.of(1L));
  }

  private void thread(int number, char state, long ranMillis, long waitedMillis)
      throws IOException {
    Path task = Files.createDirectories(proc.resolve("1/task").resolve(Integer.toString(number)));
    Files.writeString(
        task.resolve("schedstat"), ranMillis * 1_000_000 + " " + waitedMillis * 1_000_000 + " 1");
    Files.writeString(task.resolve("stat"), number + " (a) (name) " + state + " 1 1");
  }
}
