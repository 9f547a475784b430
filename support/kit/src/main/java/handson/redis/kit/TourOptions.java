package handson.redis.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
