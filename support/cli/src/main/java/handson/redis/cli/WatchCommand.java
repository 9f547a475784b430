package handson.redis.cli;

import handson.redis.kit.RedisOption;
import handson.redis.kit.RedisSource;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.SetupException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades an exercise whenever its file is saved. */
@Command(
    name = "watch",
    description = "Checks an exercise whenever you save it, and goes on to the next.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Keys: h hint, s solution, n next, p previous, l list, r or Enter check again,",
      "? help, q quit. Where the input is no terminal, each is a line, and the end of",
      "the input quits. With '--redis server' it grades on the Redis of './course server'.",
      "",
      "Example: ./course watch 01"
    })
final class WatchCommand implements Callable<Integer> {
  private final Desk desk;

  @Parameters(
      paramLabel = "LESSON|EXERCISE",
      arity = "0..1",
      completionCandidates = Names.LessonsAndExercises.class,
      description = "where to begin; without it, with the first exercise that is not solved")
  private String name;

  @Mixin
  private RedisOption redis = new RedisOption();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "stop code that spends longer than this on one criterion (default: 30)")
  private int patience;

  WatchCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws Exception {
    if (patience < 1) {
      throw new SetupException("--patience is %d, and must be 1 or more.".formatted(patience));
    }
    Exercise first = first();
    RedisSource source = ServerFile.forGrading(desk, redis);
    BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
    // It starts while the server does.
    try (WarmWorker worker = new WarmWorker(desk, events);
        RunningRedis running = source.open();
        WatchTerminal terminal = WatchTerminal.open(
            Streams.ofThisProcess(), text -> events.add(new WatchEvent.Typed(text)))) {
      worker.lend(running);
      WatchScreen screen = new WatchScreen(desk, terminal);
      new Watch(desk, worker, screen, events, Duration.ofSeconds(patience), first).run();
      return 0;
    }
  }

  private Exercise first() {
    List<Exercise> exercises = name == null
        ? desk.exercises().toList()
        : new Selection(desk.catalogue())
            .exercises(name).stream().map(desk::exercise).toList();
    Progress progress = desk.progress();
    return exercises.stream()
        .filter(exercise -> exercise.state(progress) != Exercise.State.SOLVED)
        .findFirst()
        .orElse(exercises.get(0));
  }
}
