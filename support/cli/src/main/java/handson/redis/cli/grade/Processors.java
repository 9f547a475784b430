package handson.redis.cli.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What this machine's processors can give to one of the threads that want them. */
final class Processors {
  private final Path load;
  private final int processors;

  Processors() {
    this(Path.of("/proc/loadavg"), Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param load where the system tells how much is to be done
   * @param processors how many there are
   */
  Processors(Path load, int processors) {
    this.load = load;
    this.processors = processors;
  }

  /**
   * A thread's fair share of a time that just passed: all of it, unless more threads want to run
   * than there are processors. Where the system does not tell, all of it.
   *
   * @see <a href="https://man7.org/linux/man-pages/man5/proc_loadavg.5.html">proc_loadavg(5)</a>
   */
  Duration offeredIn(Duration passed) {
    int wanting = wanting();
    return wanting <= processors ? passed : passed.multipliedBy(processors).dividedBy(wanting);
  }

  private int wanting() {
    try {
      // 0.20 0.18 0.12 3/80 11206: three of 80 threads run, or would if they could.
      String field = Files.readString(load).split(" ")[3];
      return Integer.parseInt(field.substring(0, field.indexOf('/')));
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
