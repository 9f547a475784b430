package handson.redis.kit;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options of every command that shows a tour. */
public final class TourOptions {
  private static final String DEFAULT = "jedis";

  @Option(
      names = "--client",
      paramLabel = "CLIENT",
      completionCandidates = Candidates.class,
      description = "whose code is shown: jedis (default), lettuce, redisson, or exercise: yours")
  private String client;

  @Mixin
  private RedisOption redis = new RedisOption();

  @Option(names = "--step", description = "wait for Enter after each step")
  private boolean step;

  private final Map<String, String> lessonOptions = new TreeMap<>();

  /** Lets a command line that has these options understand a lesson's own as well. */
  public void understand(Lesson lesson, CommandLine line) {
    for (TourOption option : lesson.options()) {
      line.getCommandSpec()
          .addOption(OptionSpec.builder(option.name())
              .paramLabel(option.label())
              .description("lesson %d: %s".formatted(lesson.number(), option.description()))
              .type(String.class)
              .setter(new CommandLine.Model.ISetter() {
                @Override
                @SuppressWarnings("unchecked")
                public <T> T set(T value) {
                  return (T)
                      (value == null
                          ? lessonOptions.remove(option.name())
                          : lessonOptions.put(option.name(), (String) value));
                }
              })
              .build());
    }
  }

  /**
   * What was given of a lesson's own options, by their names.
   *
   * @throws SetupException where one was given that belongs to another lesson
   */
  Map<String, String> of(Lesson lesson) {
    for (String name : lessonOptions.keySet()) {
      if (lesson.options().stream().noneMatch(option -> option.name().equals(name))) {
        throw new SetupException(
            "%s is no option of %s; leave it out.".formatted(name, lesson.id()));
      }
    }
    return lessonOptions;
  }

  /**
   * Whose implementations of a lesson to show. Where none is named these are Jedis', or in a
   * handout, which leaves the references out, the trainee's own.
   *
   * @throws SetupException where the name is none of the four
   */
  public String client(Lesson lesson) {
    if (client == null) {
      return hasReferences(lesson) ? DEFAULT : Implementation.EXERCISE;
    }
    List<String> known = candidates();
    if (!known.contains(client)) {
      throw new SetupException(
          "--client is '%s'; choose one of %s.".formatted(client, String.join(", ", known)));
    }
    return client;
  }

  /** Whether the trainee's own code is shown only because there is no other. */
  boolean fallsBack(Lesson lesson) {
    return client == null && !hasReferences(lesson);
  }

  private static boolean hasReferences(Lesson lesson) {
    ClassLoader loader = lesson.getClass().getClassLoader();
    return lesson.exercises().stream()
        .allMatch(
            topic -> Implementation.find(topic.contract(), DEFAULT, loader).isPresent());
  }

  /**
   * Where Redis comes from.
   *
   * @param unnamed what to use where nothing names one
   */
  public RedisSource source(Supplier<RedisSource> unnamed) {
    return redis.source(unnamed);
  }

  /** Whether to wait for Enter after each step. */
  public boolean step() {
    return step;
  }

  private static List<String> candidates() {
    return Stream.concat(Implementation.CLIENTS.stream(), Stream.of(Implementation.EXERCISE))
        .toList();
  }

  /** What a shell completes the option with. */
  static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return candidates().iterator();
    }
  }
}
