package handson.redis.kit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options of every command that shows a tour. */
public final class TourOptions {
  @Option(
      names = "--client",
      paramLabel = "CLIENT",
      defaultValue = "jedis",
      description = "whose code is shown: jedis (default), lettuce, redisson, or exercise: yours")
  private String client = "jedis";

  @Option(
      names = "--redis",
      paramLabel = "SOURCE",
      description =
          "embedded (default), or redis://[user:password@]host[:port][/database], or rediss://")
  private String redis;

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
   * Whose implementations to show.
   *
   * @throws SetupException where the name is none of the four
   */
  public String client() {
    List<String> known = List.of("jedis", "lettuce", "redisson", Implementation.EXERCISE);
    if (!known.contains(client)) {
      throw new SetupException(
          "--client is '%s'; choose one of %s.".formatted(client, String.join(", ", known)));
    }
    return client;
  }

  /**
   * Where Redis comes from.
   *
   * @param unnamed what to use where nothing names one
   */
  public RedisSource source(Supplier<RedisSource> unnamed) {
    return RedisSource.choose(Optional.ofNullable(redis), unnamed);
  }

  /** Whether to wait for Enter after each step. */
  public boolean step() {
    return step;
  }
}
