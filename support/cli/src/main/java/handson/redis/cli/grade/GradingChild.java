package handson.redis.cli.grade;

import handson.redis.cli.grade.CriterionGrade.Outcome;
import handson.redis.cli.grade.Event.Kind;
import handson.redis.kit.Catalogue;
import handson.redis.kit.Implementation;
import handson.redis.kit.RedisClients;
import handson.redis.kit.Topic;
import handson.redis.testing.CriterionFailed;
import handson.redis.testing.Grading;
import handson.redis.testing.Verdict;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JVM in which one submission runs. It reads its {@link Orders}, starts a Redis, runs criteria
 * and says what happens in sealed {@link Event}s. It decides nothing: what counts is what its
 * parent made of all of them.
 *
 * <p>It ends with its input, so it does not outlive its parent.
 */
final class GradingChild {
  /** The argument of the run that only shows which classes are loaded. */
  static final String REHEARSE = "rehearse";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST_TEXT = 4_000;
  private static final int MOST_COMMANDS = 8;
  private static final int LONGEST_COMMAND = 1_000;

  private final PrintStream events =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final Catalogue catalogue = Catalogue.load();
  private final Orders orders;
  private final Seal seal;
  private GuestRedis redis;

  private GradingChild(Orders orders) {
    this.orders = orders;
    this.seal = new Seal(orders.secret());
    Arrays.fill(orders.secret(), (byte) 0);
  }

  /** The orders are no arguments: those could be read in the list of processes. */
  public static void main(String[] arguments) throws IOException {
    InputStream in = System.in;
    System.setIn(InputStream.nullInputStream());
    Orders orders = orders(in);
    endWith(in);
    GradingChild child = new GradingChild(orders);
    PrintStream printed =
        new PrintStream(new PrintedOutput(System.err), true, StandardCharsets.UTF_8);
    System.setOut(printed);
    System.setErr(printed);
    child.run();
    if (List.of(arguments).contains(REHEARSE)) {
      child.useAllClients();
      System.exit(0);
    }
    // Not exit: it waits for hooks that a submission may have left.
    Runtime.getRuntime().halt(0);
  }

  private static Orders orders(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte[] json = data.readNBytes(data.readInt());
    Orders orders = JSON.readValue(json, Orders.class);
    Arrays.fill(json, (byte) 0);
    return orders;
  }

  private static void endWith(InputStream in) {
    Thread end = new Thread(
        () -> {
          try {
            in.transferTo(OutputStream.nullOutputStream());
          } catch (IOException e) {
            // Broken is as good as ended.
          }
          Runtime.getRuntime().halt(0);
        },
        "course-end");
    end.setDaemon(true);
    end.start();
  }

  private void run() {
    redis = GuestRedis.start(orders.password());
    say(Event.of(Kind.READY, null, redis.version()));
    for (Orders.Work work : orders.work()) {
      say(Event.of(Kind.BEGUN, work.exercise(), null));
      Topic topic = catalogue.exercise(work.exercise()).orElseThrow();
      redis = redis.renewed(work.exercise(), orders.password());
      ClassLoader loader = new SubmittedClasses(work.classes(), topic.contract().getClassLoader());
      Optional<String> unfit = unfit(topic, loader);
      if (unfit.isPresent()) {
        say(Event.of(Kind.UNFIT, work.exercise(), unfit.get()));
      } else {
        grade(work, topic, loader);
      }
      // An interrupt that the code left is not for the next one.
      Thread.interrupted();
      String left = threadsLeft();
      say(Event.of(Kind.ENDED, work.exercise(), left));
      if (left != null) {
        say(Event.of(Kind.WORN, work.exercise(), left));
        return;
      }
    }
    say(Event.of(Kind.DONE, null, null));
  }

  private void useAllClients() {
    try (RedisClients clients = new RedisClients(redis.address(), "rehearsal")) {
      clients.jedis().set("key", "value");
      clients.lettuce().sync().get("key");
      clients.redisson().getBucket("key").get();
    }
    redis.close();
  }

  private void grade(Orders.Work work, Topic topic, ClassLoader loader) {
    try (Grading grading =
        new Grading(redis, Map.of("course.seed", Long.toString(orders.seed())))) {
      grading.grade(
          topic.contract(),
          Implementation.EXERCISE,
          loader,
          new HashSet<>(work.criteria()),
          new Grading.Listener() {
            @Override
            public void started(String criterion) {
              say(new Event(Kind.STARTED, work.exercise(), criterion, null, null, List.of()));
            }

            @Override
            public void finished(Verdict verdict) {
              Thread.interrupted();
              if (threads() > SubmissionRun.MOST_THREADS) {
                // The parent, which counts now and then, may miss them before the system refuses
                // one to the next criterion, which would seem to be at fault.
                say(Event.of(Kind.CROWDED, work.exercise(), null));
                Runtime.getRuntime().halt(0);
              }
              say(event(work.exercise(), verdict));
              if (verdict.outcome() != Verdict.Outcome.PASSED && redis.isStuck()) {
                say(Event.of(Kind.WORN, work.exercise(), "left Redis busy; it was ended"));
                Runtime.getRuntime().halt(0);
              }
            }
          });
    } catch (IllegalStateException e) {
      // A criterion that was not reported is none that is met; the parent counts them.
      say(Event.of(Kind.UNFIT, work.exercise(), cut(String.valueOf(e.getMessage()))));
    }
  }

  /** Why the criteria cannot be run with what was compiled. */
  private static Optional<String> unfit(Topic topic, ClassLoader loader) {
    String name = Implementation.className(topic.contract(), Implementation.EXERCISE);
    try {
      return Implementation.find(topic.contract(), Implementation.EXERCISE, loader)
              .isPresent()
          ? Optional.empty()
          : Optional.of("It holds no class %s.".formatted(name));
    } catch (IllegalStateException e) {
      return Optional.of(cut(e.getMessage()));
    } catch (LinkageError e) {
      return Optional.of(cut("%s could not be made ready: %s".formatted(name, e)));
    }
  }

  private static Event event(String exercise, Verdict verdict) {
    Outcome outcome = switch (verdict.outcome()) {
      case PASSED -> Outcome.PASSED;
      case FAILED -> Outcome.FAILED;
      case ERROR -> Outcome.ERROR;
      case NOT_DONE -> Outcome.NOT_DONE;
      case TIMED_OUT -> Outcome.TIMEOUT;
      case SKIPPED -> Outcome.SKIPPED;
    };
    String text = verdict.failure().map(GradingChild::text).orElse(null);
    List<String> received = verdict.failure().map(GradingChild::received).orElse(List.of());
    return new Event(Kind.FINISHED, exercise, verdict.method(), outcome, text, received);
  }

  private static String text(Throwable failure) {
    if (failure instanceof CriterionFailed failed) {
      return cut(failed.happened());
    }
    try {
      return cut(String.valueOf(failure.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      // A submission's own exception may say whatever it likes, and how.
      return failure.getClass().getName();
    }
  }

  private static List<String> received(Throwable failure) {
    return failure instanceof CriterionFailed failed
        ? failed.received().stream()
            .limit(MOST_COMMANDS)
            .map(command -> cut(command.toString(), LONGEST_COMMAND))
            .toList()
        : List.of();
  }

  private static String cut(String text) {
    return cut(text, LONGEST_TEXT);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + " ... (cut)";
  }

  /** How many there are, of Java's. */
  private static int threads() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group.activeCount();
  }

  /** Which threads are still in code of the submission; null where none is. */
  private static String threadsLeft() {
    long left = Thread.getAllStackTraces().values().stream()
        .filter(frames -> Arrays.stream(frames)
            .anyMatch(frame -> SubmittedClasses.NAME.equals(frame.getClassLoaderName())))
        .count();
    return left == 0 ? null : "left %d of its threads running; they were ended".formatted(left);
  }

  private synchronized void say(Event event) {
    events.println(seal.seal(JSON.writeValueAsString(event)));
  }
}
