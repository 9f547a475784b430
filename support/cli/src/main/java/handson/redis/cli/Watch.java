package handson.redis.cli;

import handson.redis.kit.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The loop behind {@code watch}, in one thread: it looks for saves, takes keys and what the worker
 * says, and keeps the screen.
 */
final class Watch {
  private static final Duration COMPILING = Duration.ofSeconds(60);
  // What an outdated version of a file is given before its worker is killed.
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Desk desk;
  private final WarmWorker worker;
  private final WatchScreen screen;
  private final BlockingQueue<WatchEvent> events;
  private final Duration patience;
  private final List<Exercise> exercises;
  private final Saves saves;

  private Exercise current;
  private boolean wanted;
  private long wantedSince;
  private Run run;

  /**
   * @param worker has a Redis
   * @param events what is typed and what workers say
   * @param patience how long a criterion may take
   */
  Watch(
      Desk desk,
      WarmWorker worker,
      WatchScreen screen,
      BlockingQueue<WatchEvent> events,
      Duration patience,
      Exercise first) {
    this.desk = desk;
    this.worker = worker;
    this.screen = screen;
    this.events = events;
    this.patience = patience;
    this.exercises = desk.exercises().toList();
    this.current = first;
    this.saves = new Saves(exercises, first);
  }

  /** A grading under way. */
  private static final class Run {
    final Exercise exercise;
    final boolean wasSolved;
    final List<String> printed = new ArrayList<>();
    Optional<String> criterion = Optional.empty();
    long lastWord = System.nanoTime();

    Run(Exercise exercise, boolean wasSolved) {
      this.exercise = exercise;
      this.wasSolved = wasSolved;
    }
  }

  /** Watches until it is told to quit. */
  void run() throws InterruptedException {
    want();
    long nextLook = System.nanoTime();
    boolean goesOn = true;
    while (goesOn) {
      long wait = nextLook - System.nanoTime();
      WatchEvent event = events.poll(wait, TimeUnit.NANOSECONDS);
      if (event != null) {
        goesOn = take(event);
      }
      if (System.nanoTime() - nextLook >= 0) {
        look();
        nextLook = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Saves.PERIOD);
      }
    }
  }

  private boolean take(WatchEvent event) {
    if (event instanceof WatchEvent.Typed typed) {
      Optional<WatchKey> key = WatchKey.of(typed.text());
      key.ifPresentOrElse(this::press, () -> screen.unknownKey(typed.text()));
      return !key.equals(Optional.of(WatchKey.QUIT));
    }
    if (event instanceof WatchEvent.Said said && worker.is(said.worker())) {
      hear(said.word());
    } else if (event instanceof WatchEvent.Ended ended && worker.is(ended.worker())) {
      ended(ended.exitCode());
    }
    return true;
  }

  private void press(WatchKey key) {
    switch (key) {
      case HINT -> show("hint", current.id());
      case SOLUTION -> show("solution", current.id());
      case LIST -> show("list");
      case NEXT -> goTo(neighbour(1));
      case PREVIOUS -> goTo(neighbour(-1));
      case CHECK -> want();
      case HELP -> screen.help();
      case QUIT -> {}
    }
  }

  private void show(String... command) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Desk beside = new Desk(desk.home(), desk.catalogue(), out, desk.ink());
    Terminal.execute(Course.commandLine(beside), out, out, command);
    screen.show(said.toString(StandardCharsets.UTF_8));
  }

  private Exercise neighbour(int step) {
    return exercises.get(Math.floorMod(exercises.indexOf(current) + step, exercises.size()));
  }

  private void goTo(Exercise exercise) {
    current = exercise;
    saves.follow(exercise);
    want();
  }

  private void want() {
    wanted = true;
    wantedSince = System.nanoTime();
  }

  private void look() {
    saves.look().ifPresent(this::goTo);
    if (run != null && isOver(run.lastWord, limit())) {
      stopped("Your code did not come back within %d s. Is there an endless loop, or a wait for"
              .formatted(limit().toSeconds())
          + " something that never comes?");
      abandon();
    } else if (run != null && wanted && isOver(wantedSince, GRACE)) {
      abandon();
    }
    if (wanted && run == null && worker.isReady()) {
      grade();
    }
  }

  /** Before the first criterion it is the compiler that takes its time, on a busy machine. */
  private Duration limit() {
    boolean compiling = run.criterion.isEmpty() && patience.compareTo(COMPILING) < 0;
    return compiling ? COMPILING : patience;
  }

  private void grade() {
    wanted = false;
    boolean wasSolved = current.state(desk.progress()) == Exercise.State.SOLVED;
    run = new Run(current, wasSolved);
    screen.begin(current);
    worker.grade(current);
  }

  private void hear(WorkerWord word) {
    switch (word.kind()) {
      case READY -> worker.ready();
      case COMPLAINT -> screen.complain(word.text());
      case PRINTED -> {
        if (run != null) {
          run.printed.add(word.text());
        }
      }
      case CRITERION -> {
        run.criterion = Optional.of(word.text());
        run.lastWord = System.nanoTime();
      }
      case VERDICT -> verdict(word.verdict());
    }
  }

  private void verdict(WorkerWord.Verdict verdict) {
    Run done = run;
    run = null;
    if (verdict.worn()) {
      worker.replace();
    }
    // Of a version that is outdated by now nobody wants to read.
    if (wanted) {
      return;
    }
    screen.verdict(done.exercise, verdict, done.printed);
    if (verdict.report().right() && !done.wasSolved) {
      Optional<Exercise> next = nextOpen();
      screen.right(next);
      next.ifPresent(this::goTo);
    } else {
      screen.end();
    }
  }

  private Optional<Exercise> nextOpen() {
    Progress progress = desk.progress();
    int here = exercises.indexOf(current);
    List<Exercise> others = new ArrayList<>(exercises.subList(here + 1, exercises.size()));
    others.addAll(exercises.subList(0, here));
    return others.stream()
        .filter(exercise -> exercise.state(progress) != Exercise.State.SOLVED)
        .findFirst();
  }

  private void ended(int exitCode) {
    if (run != null) {
      // The JVM's last words, which -XX:+ExitOnOutOfMemoryError asks for.
      boolean memory = run.printed.removeIf(line -> line.startsWith("Terminating due to "));
      stopped(
          memory
              ? "Your code used up the memory."
              : "Your code ended the JVM (exit code %d). Does it call System.exit?"
                  .formatted(exitCode));
    }
    run = null;
    worker.ended(exitCode);
  }

  private void stopped(String why) {
    if (!wanted) {
      screen.stopped(run.exercise, run.criterion, why, run.printed);
      screen.end();
    }
  }

  private void abandon() {
    run = null;
    worker.replace();
  }

  private static boolean isOver(long since, Duration time) {
    return System.nanoTime() - since > time.toNanos();
  }
}
