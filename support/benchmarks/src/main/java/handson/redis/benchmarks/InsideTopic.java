package handson.redis.benchmarks;

import handson.redis.benchmarks.inside.JobText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Code that asks no Redis, measured by JMH in a JVM of its own. */
final class InsideTopic implements Topic {
  private static final int MILLIS = 1_000;

  @Override
  public String name() {
    return "inside";
  }

  @Override
  public String title() {
    return "code that asks no Redis, by JMH";
  }

  @Override
  public void run(Lab lab) throws Exception {
    Rounds rounds = lab.scale().rounds();
    TimeValue time = TimeValue.milliseconds(lab.scale().of(MILLIS));
    Options options = new OptionsBuilder()
        .include(JobText.class.getName())
        .forks(1)
        .warmupIterations(Math.max(1, rounds.warmUps()))
        .warmupTime(time)
        .measurementIterations(rounds.counted())
        .measurementTime(time)
        .verbosity(VerboseMode.SILENT)
        .build();
    Collection<RunResult> results = new Runner(options).run();
    List<Side> sides = new ArrayList<>();
    List<List<Double>> figures = new ArrayList<>();
    results.stream().sorted(Comparator.comparing(InsideTopic::name)).forEach(result -> {
      sides.add(new Side(name(result), () -> {
        throw new IllegalStateException("JMH has measured it.");
      }));
      figures.add(result.getBenchmarkResults().stream()
          .flatMap(fork -> fork.getIterationResults().stream())
          .map(InsideTopic::perSecond)
          .toList());
    });
    lab.tell(
        new Table(
            "a queue's job as a text",
            Unit.perSecond("operations"),
            sides,
            List.of(),
            "JMH measures one after the other, not interleaved."),
        figures);
  }

  private static String name(RunResult result) {
    String name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static double perSecond(IterationResult iteration) {
    return iteration.getPrimaryResult().getScore();
  }
}
