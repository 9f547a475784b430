package handson.redis.kit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows a lesson step by step: a sentence, the calls of a contract with their results, and under
 * each call the commands that Redis received because of it.
 */
public final class Tour {
  private static final int MOST_COMMANDS = 10;

  private final PrintStream out;
  private final Ink ink;
  private final String client;
  private final ClassLoader loader;
  private final RedisClients clients;
  private final CommandMonitor monitor;
  private final Map<String, String> options;
  private final Runnable pause;
  private final List<Object> made = new ArrayList<>();
  private final Map<Pattern, UnaryOperator<String>> masks = new LinkedHashMap<>();
  private int steps;

  /**
   * @param client whose implementations are shown: {@code jedis}, {@code lettuce}, {@code redisson}
   *     or {@code exercise}
   * @param loader knows the implementations
   * @param clients what the implementations run on
   * @param monitor sees the commands of {@code clients}
   * @param options what was given of the lesson's own options, by name
   * @param pause runs after each step
   */
  Tour(
      PrintStream out,
      Ink ink,
      String client,
      ClassLoader loader,
      RedisClients clients,
      CommandMonitor monitor,
      Map<String, String> options,
      Runnable pause) {
    this.out = out;
    this.ink = ink;
    this.client = client;
    this.loader = loader;
    this.clients = clients;
    this.monitor = monitor;
    this.options = options;
    this.pause = pause;
  }

  /**
   * The chosen client's implementation of a contract; its calls are shown one by one.
   *
   * @throws SetupException where the chosen client has none
   */
  public <T> T use(Class<T> contract) {
    return CallTranscript.of(contract, useQuietly(contract), this::showCall);
  }

  /**
   * The chosen client's implementation of a contract, for calls that are too many to show; the
   * commands still appear, summed up, at the end of the step.
   *
   * @throws SetupException where the chosen client has none
   */
  public <T> T useQuietly(Class<T> contract) {
    Implementation<T> implementation = Implementation.find(contract, client, loader)
        .orElseThrow(
            () -> new SetupException("There is no %s (the %s of %s); choose another --client."
                .formatted(
                    Implementation.className(contract, client), client, contract.getSimpleName())));
    T object = implementation.create(clients);
    made.add(object);
    // What a client sends when it opens its connections belongs to no step.
    monitor.drain();
    return object;
  }

  /**
   * The chosen client's reference of a topic without an exercise; Jedis' where the tour shows
   * exercises. Its calls are not shown.
   *
   * @return empty where there is none: a handout leaves the references out
   */
  public <T> Optional<T> reference(Class<T> contract) {
    String name = client.equals(Implementation.EXERCISE) ? "jedis" : client;
    return Implementation.find(contract, name, loader).map(found -> found.create(clients));
  }

  /**
   * An object that an implementation handed out, behind a proxy that shows its calls one by one.
   *
   * @param contract the interface whose calls are shown
   */
  public <T> T shown(Class<T> contract, T object) {
    // What a client sends when it opens its connections belongs to no step.
    monitor.drain();
    return CallTranscript.of(contract, object, this::showCall);
  }

  /** The name under which a connection's commands are shown. */
  public String clientName() {
    return clients.name();
  }

  /** Whose implementations this tour shows. */
  public String client() {
    return client;
  }

  /**
   * What was given for one of the lesson's own options.
   *
   * @param name with its dashes, as in {@link Lesson#options}
   */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** Where the tour's Redis listens. */
  public RedisAddress address() {
    return clients.address();
  }

  /** Shows a topic under its title. */
  void topic(Topic topic) {
    String title = topic.title();
    heading(title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
    masks.clear();
    topic.tour().show(this);
  }

  /** Opens a part of the tour. */
  void heading(String title) {
    out.printf("%n%s%n", ink.bold("== " + title + " =="));
  }

  /**
   * Does a step and shows it. An exception ends the step, not the tour: an exercise that is not
   * done yet shows as that.
   *
   * @param sentence what there is to see
   */
  public void step(String sentence, Step action) {
    steps++;
    out.printf("%n%s%n%n", ink.bold(steps + ". " + sentence));
    try {
      action.run();
      showCommands();
    } catch (NotDoneYet e) {
      showCommands();
      out.println("    " + ink.red("not done yet: " + e.getMessage()));
    } catch (SetupException e) {
      throw e;
    } catch (Exception | AssertionError | StackOverflowError e) {
      showCommands();
      out.println("    " + ink.red("ended by " + CallTranscript.text(e)));
    }
    pause.run();
  }

  /**
   * A step that not every server can do; an older one gets the sentence, and why it is skipped.
   *
   * @param oldest the first version that can do it, {@code 7.4}
   */
  public void stepSince(String oldest, String sentence, Step action) {
    step(sentence, () -> {
      Optional<String> skipped = RedisVersion.of(clients.jedis()).skipped(oldest);
      // The look at the version belongs to no call.
      monitor.drain();
      if (skipped.isPresent()) {
        say(skipped.get());
      } else {
        action.run();
      }
    });
  }

  /**
   * Does a part of a step whose commands are only counted: they hold what is the user's own and
   * differs from machine to machine.
   */
  public void countCommands(Step action) throws Exception {
    try {
      action.run();
    } finally {
      showCounts(received());
    }
  }

  /**
   * Leaves out the commands since the last call that was shown: how many they are differs from run
   * to run, where threads wait for each other for instance.
   */
  public void forgetCommands() {
    monitor.drain();
  }

  /**
   * Shows what differs from run to run, a random id or a time, as something that does not, in calls
   * and commands up to the end of the topic.
   *
   * @param form a regular expression
   * @param shown gets the text that is found, and answers with what to show
   */
  public void mask(String form, UnaryOperator<String> shown) {
    masks.put(Pattern.compile(form), shown);
  }

  /** Prints a value that a step found, in Java's form. */
  public void show(String name, Object value) {
    out.println("    " + masked(name + " = " + CallTranscript.text(value)));
    showCommands();
  }

  /** Prints a sentence inside a step or between steps. */
  public void say(String sentence) {
    out.println("    " + sentence);
  }

  /** What a step does; it may throw. */
  @FunctionalInterface
  public interface Step {
    /** Does it. */
    void run() throws Exception;
  }

  /** Ends what the implementations opened for themselves. */
  void close() throws Exception {
    for (Object object : made) {
      if (object instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }

  private synchronized void showCall(String line) {
    out.println("    " + masked(line));
    showCommands();
  }

  private synchronized void showCommands() {
    List<ReceivedCommand> commands = received();
    if (commands.size() <= MOST_COMMANDS) {
      commands.forEach(this::showCommand);
      return;
    }
    showCommand(commands.get(0));
    showCommand(commands.get(1));
    showCounts(commands.subList(2, commands.size()));
  }

  private List<ReceivedCommand> received() {
    return monitor.drain().stream().filter(command -> !command.isHandshake()).toList();
  }

  private void showCounts(List<ReceivedCommand> commands) {
    Map<String, Long> counts = commands.stream()
        .collect(Collectors.groupingBy(
            ReceivedCommand::name, LinkedHashMap::new, Collectors.counting()));
    counts.forEach((name, count) -> out.println(
        "      " + ink.cyan(String.format(Locale.ROOT, "... and %,d x %s", count, name))));
  }

  private void showCommand(ReceivedCommand command) {
    String mark = command.isFromScript() ? "      >   (script) " : "      > ";
    List<String> arguments = command.arguments().stream().map(this::masked).toList();
    out.println(ink.cyan(mark + new ReceivedCommand(command.client(), arguments)));
  }

  private String masked(String text) {
    String masked = text;
    for (Map.Entry<Pattern, UnaryOperator<String>> mask : masks.entrySet()) {
      masked = mask.getKey()
          .matcher(masked)
          .replaceAll(found -> Matcher.quoteReplacement(mask.getValue().apply(found.group())));
    }
    return masked;
  }
}
