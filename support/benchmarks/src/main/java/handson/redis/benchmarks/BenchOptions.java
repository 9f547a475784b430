package handson.redis.benchmarks;

import handson.redis.kit.RedisOption;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be said behind {@code ./course bench}. */
final class BenchOptions {
  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..*",
      completionCandidates = Topics.class,
      description = "some of ${COMPLETION-CANDIDATES}; all without it")
  private List<String> names = List.of();

  @Mixin
  private RedisOption redis = new RedisOption();

  @Option(
      names = "--quick",
      description = "about a minute for all but course, for a first look; the figures are rough")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "bench",
      description = "where bench.json and bench.html go (default: ${DEFAULT-VALUE})")
  private Path out;

  List<Topic> topics() {
    return Topics.named(names).stream()
        .filter(topic -> !quick || !names.isEmpty() || !topic.takesMinutes())
        .toList();
  }

  RedisOption redis() {
    return redis;
  }

  Scale scale() {
    return quick ? Scale.QUICK : Scale.FULL;
  }

  Path out() {
    return out;
  }
}
