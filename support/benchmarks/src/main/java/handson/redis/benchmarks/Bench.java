package handson.redis.benchmarks;

import handson.redis.kit.Ink;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The benchmarks themselves, in a JVM of their own. */
@Command(name = "bench", mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  private final Path home;
  private final PrintStream out;

  @Mixin
  private BenchOptions options = new BenchOptions();

  Bench(Path home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  /** Runs until all is measured, or until its standard input ends: who started it is gone then. */
  public static void main(String[] words) {
    Thread watch = new Thread(Bench::endWithInput, "bench-watch");
    watch.setDaemon(true);
    watch.start();
    // What fails while the JVM ends fails because it ends, and is no news.
    Runtime.getRuntime().addShutdownHook(new Thread(System.err::close, "bench-silence"));
    Path home = Path.of(System.getProperty("course.home", "")).toAbsolutePath();
    System.exit(Terminal.execute(new CommandLine(new Bench(home, Terminal.out())), words));
  }

  private static void endWithInput() {
    try {
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      // That is an end too.
    }
    System.exit(130);
  }

  @Override
  public Integer call() throws Exception {
    List<Topic> topics = options.topics();
    try (RunningRedis redis = options.redis().source().open()) {
      measure(topics, redis, options.scale());
    }
    return 0;
  }

  /** Measures topics, and writes what there is behind each: an interrupted run has its part. */
  void measure(List<Topic> topics, RunningRedis redis, Scale scale) throws Exception {
    TextTable terminal = new TextTable(out, Ink.forTerminal());
    List<Measured> tables = new ArrayList<>();
    Consumer<Measured> whenMeasured = table -> {
      tables.add(table);
      terminal.print(table);
    };
    try (Lab lab = new Lab(home, redis, scale, whenMeasured, out::println)) {
      Conditions conditions = Conditions.of(redis, lab.jedis(), scale);
      terminal.print(conditions);
      for (Topic topic : topics) {
        lab.run(topic);
        new Report(conditions, tables).write(options.out());
      }
    }
    out.printf(
        "%nWritten: %s and %s%n",
        options.out().resolve("bench.json"), options.out().resolve("bench.html"));
  }
}
