package handson.redis.kit;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option {@code --redis} of every command that talks to one. */
public final class RedisOption {
  @Option(
      names = "--redis",
      paramLabel = "SOURCE",
      completionCandidates = Candidates.class,
      description = "embedded (a private one), docker (a container of the newest), or"
          + " redis://[user:password@]host[:port][/database], or rediss://")
  private String named;

  /**
   * Where Redis comes from.
   *
   * @throws SetupException where a value is not understood
   */
  public RedisSource source() {
    return source(RedisSource.Embedded::new);
  }

  /**
   * Where Redis comes from.
   *
   * @param unnamed what to use where nothing names one
   * @throws SetupException where a value is not understood
   */
  public RedisSource source(Supplier<RedisSource> unnamed) {
    return RedisSource.choose(Optional.ofNullable(named), unnamed);
  }

  /** Whether it is this word, for a command that knows a source which the kit does not. */
  public boolean is(String word) {
    return word.equals(named);
  }

  /** What a shell completes the option with. */
  static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("embedded", "docker").iterator();
    }
  }
}
