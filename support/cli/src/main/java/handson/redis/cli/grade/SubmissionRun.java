package handson.redis.cli.grade;

import handson.redis.cli.grade.CriterionGrade.Outcome;
import handson.redis.cli.grade.ExerciseGrade.Verdict;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs one submission's exercises in one child after the other, until every criterion has an
 * outcome. Here the verdicts are found: a child is believed that something happened only where
 * that was due, and nothing else that it does or prints counts.
 */
final class SubmissionRun {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HEAP = 384;
  static final int MOST_THREADS = 600;
  private static final int MOST_PROCESSES = 60;
  private static final String TOO_MANY = "The code started more than %d threads or %d processes."
      .formatted(MOST_THREADS, MOST_PROCESSES);
  private static final int MOST_FRUITLESS = 2;
  private static final Duration SAMPLE = Duration.ofMillis(200);
  // At the times of whoever takes as long as there is.
  private static final int LOOKS = 30;
  private static final Duration START = Duration.ofSeconds(60);
  // What the tests do between two criteria, as finding out whether Redis still answers.
  private static final Duration BETWEEN = Duration.ofSeconds(60);
  // What a JVM printed last is read by a thread of its own, which a busy machine may keep waiting.
  private static final Duration PRINTING = Duration.ofSeconds(10);
  private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError";
  private static final String OUT_OF_THREADS = OUT_OF_MEMORY + ": unable to create native thread";

  private final Site site;
  private final long seed;
  private final Duration perCriterion;
  private final List<Ledger> ledgers;
  private int fruitless;

  /**
   * @param perCriterion what a criterion is given
   */
  SubmissionRun(Site site, long seed, Duration perCriterion, List<Ledger> ledgers) {
    this.site = site;
    this.seed = seed;
    this.perCriterion = perCriterion;
    this.ledgers = ledgers;
  }

  /** Returns when nothing is open any more, and nothing runs. */
  void run() throws InterruptedException {
    while (ledgers.stream().anyMatch(Ledger::isOpen)) {
      long openBefore = open();
      String problem = runChild();
      fruitless = open() < openBefore ? 0 : fruitless + 1;
      if (fruitless >= MOST_FRUITLESS) {
        ledgers.stream()
            .filter(Ledger::isOpen)
            .forEach(ledger -> ledger.decide(Verdict.NOT_GRADED, problem));
      }
    }
  }

  private long open() {
    return ledgers.stream()
        .filter(Ledger::isOpen)
        .mapToLong(ledger -> ledger.work().criteria().size())
        .sum();
  }

  /** Answers why no exercise got anywhere, should that be so. */
  private String runChild() throws InterruptedException {
    byte[] secret = new byte[32];
    byte[] password = new byte[16];
    RANDOM.nextBytes(secret);
    RANDOM.nextBytes(password);
    try (ConfinedJvm jvm =
        ConfinedJvm.start(site, HEAP, List.of(), GradingChild.class, List.of())) {
      SealedEvents events = SealedEvents.of(jvm.process().getInputStream(), new Seal(secret));
      List<Orders.Work> work =
          ledgers.stream().filter(Ledger::isOpen).map(Ledger::work).toList();
      Orders orders = new Orders(secret, HexFormat.of().formatHex(password), seed, work);
      byte[] json = JSON.writeValueAsBytes(orders);
      try {
        DataOutputStream out = new DataOutputStream(jvm.process().getOutputStream());
        out.writeInt(json.length);
        out.write(json);
        out.flush();
      } catch (IOException e) {
        // It is gone already; its events end, and what it printed says why.
      }
      Arrays.fill(json, (byte) 0);
      Arrays.fill(secret, (byte) 0);
      return new Conversation(jvm, events).follow();
    }
  }

  /** One child's events, as they come. */
  private final class Conversation {
    private final ConfinedJvm jvm;
    private final SealedEvents events;
    private Stopwatch watch;
    private Duration limit = START;
    private Ledger current;
    private long nextLook;
    // When there was an event, or the times were looked at.
    private long lastTimed = System.nanoTime();

    Conversation(ConfinedJvm jvm, SealedEvents events) {
      this.jvm = jvm;
      this.events = events;
      this.watch = new Stopwatch(jvm.tree());
    }

    String follow() throws InterruptedException {
      while (true) {
        Optional<Event> event = events.queue().poll(SAMPLE.toMillis(), TimeUnit.MILLISECONDS);
        if (event != null && event.isEmpty()) {
          return end();
        }
        if (event != null && !take(event.get())) {
          return "";
        }
        long now = System.nanoTime();
        if (event != null) {
          lastTimed = now;
        }
        if (now >= nextLook) {
          // Times are dear to read, and whoever reported something just now has time left.
          boolean isTimed = now - lastTimed >= betweenTimes();
          if (isTimed) {
            lastTimed = now;
          }
          Optional<String> lost = look(isTimed ? watch.look() : jvm.tree().count());
          if (lost.isPresent()) {
            return lost.get();
          }
          nextLook = System.nanoTime() + SAMPLE.toNanos();
        }
      }
    }

    private long betweenTimes() {
      return Math.max(SAMPLE.toNanos(), limit.toNanos() / LOOKS);
    }

    /** Whether more is to come. */
    private boolean take(Event event) {
      // Else a Redis that the one criterion left busy would be charged to the next.
      limit = event.kind() == Event.Kind.FINISHED ? BETWEEN : perCriterion;
      watch = new Stopwatch(jvm.tree());
      boolean due = switch (event.kind()) {
        case READY -> current == null;
        case BEGUN -> begin(event);
        case STARTED -> isCurrent(event) && current.start(event.criterion());
        case FINISHED ->
          isCurrent(event)
              && event.outcome() != null
              && current.finish(event.criterion(), event.outcome(), event.text(), event.received());
        case UNFIT -> isCurrent(event) && unfit(event);
        case ENDED -> isCurrent(event) && ended(event);
        case CROWDED -> isCurrent(event);
        case WORN, DONE -> true;
      };
      if (!due) {
        lose(Outcome.CRASHED, "What its JVM reported was not what was due.");
      } else if (event.kind() == Event.Kind.CROWDED) {
        lose(Outcome.CRASHED, TOO_MANY);
      }
      if (event.kind() == Event.Kind.WORN && current != null && current.isOpen()) {
        current.remark("It " + event.text() + ".");
        current.wear();
      }
      return due && !event.kind().isLast();
    }

    private boolean begin(Event event) {
      Optional<Ledger> begun = ledgers.stream()
          .filter(ledger -> ledger.exercise().equals(event.exercise()) && ledger.isOpen())
          .findFirst();
      current = begun.orElse(null);
      return begun.isPresent();
    }

    private boolean isCurrent(Event event) {
      return current != null && current.exercise().equals(event.exercise());
    }

    private boolean unfit(Event event) {
      current.decide(Verdict.FAILED, event.text());
      return true;
    }

    private boolean ended(Event event) {
      if (event.text() != null) {
        current.remark("It " + event.text() + ".");
      }
      current.endUnrun("It was not reported.");
      return true;
    }

    private String end() throws InterruptedException {
      String printed = jvm.printed().last(PRINTING);
      if (printed.contains(OUT_OF_THREADS)) {
        lose(Outcome.CRASHED, TOO_MANY);
      } else if (printed.contains(OUT_OF_MEMORY)) {
        lose(Outcome.MEMORY, "The code took more than the %d MiB that there are.".formatted(HEAP));
      } else {
        lose(Outcome.CRASHED, "The code ended its JVM, as System.exit does.");
      }
      return "The JVM for it ended before it could begin: " + printed.strip();
    }

    private Optional<String> look(ProcessTree.Look look) {
      if (look.threads() > MOST_THREADS || look.processes() > MOST_PROCESSES) {
        return Optional.of(lose(Outcome.CRASHED, TOO_MANY));
      }
      if (jvm.printed().isFlood() || events.isFlood()) {
        return Optional.of(
            lose(Outcome.CRASHED, "The code wrote without end past Java's streams."));
      }
      if (watch.isOver(limit)) {
        return Optional.of(lose(
            Outcome.TIMEOUT,
            "The code did not come back within %d s. Is there an endless loop, or a wait for"
                    .formatted(limit.toSeconds())
                + " something that never comes?"));
      }
      return Optional.empty();
    }

    private String lose(Outcome outcome, String text) {
      if (current != null) {
        current.lose(outcome, text);
      }
      return text;
    }
  }
}
