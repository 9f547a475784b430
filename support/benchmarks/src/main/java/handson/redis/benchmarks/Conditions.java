package handson.redis.benchmarks;

import handson.redis.kit.RedisAddress;
import handson.redis.kit.RunningRedis;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

/**
 * Under what conditions figures were taken: without them they say nothing.
 *
 * @param facts names and values, in the order in which they are shown
 * @param warning what makes the figures lower than need be, or less certain; may be empty
 */
public record Conditions(Map<String, String> facts, String warning) {

  static Conditions of(RunningRedis redis, UnifiedJedis jedis, Scale scale) {
    String server = jedis.info();
    String allocator = value(server, "mem_allocator");
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("rounds", rounds(scale));
    facts.put("processor", processor());
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("load before", load());
    facts.put("system", property("os.name") + " " + property("os.version"));
    facts.put("Java", property("java.vm.name") + " " + property("java.runtime.version"));
    facts.put("collector", collector());
    facts.put("Redis", value(server, "redis_version") + ", " + where(redis));
    facts.put("allocator", allocator);
    facts.put("Jedis", library(UnifiedJedis.class, "jedis"));
    facts.put("Lettuce", library(io.lettuce.core.RedisClient.class, "lettuce-core"));
    facts.put("Redisson", library(org.redisson.Redisson.class, "redisson"));
    facts.put(
        "Bucket4j",
        library(io.github.bucket4j.redis.lettuce.Bucket4jLettuce.class, "bucket4j_jdk17-lettuce"));
    return new Conditions(facts, warning(allocator));
  }

  private static String rounds(Scale scale) {
    return "%d, after %d to warm up; %s of the full work a round"
        .formatted(
            scale.rounds().counted(),
            scale.rounds().warmUps(),
            scale.part() == 1 ? "all" : String.format(Locale.ROOT, "%.2g", scale.part()));
  }

  private static String warning(String allocator) {
    return allocator.startsWith("jemalloc")
        ? ""
        : "This Redis allocates memory with %s. The usual builds use jemalloc and are faster, when commands are pipelined most of all: for figures to keep, name such a server with --redis."
            .formatted(allocator);
  }

  private static String where(RunningRedis redis) {
    RedisAddress address = redis.address();
    return (redis.isPrivate() ? "started for this, " : "") + "at " + address.hostAndPort();
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(property("os.arch"));
    } catch (IOException e) {
      return property("os.arch");
    }
  }

  private static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "not known" : String.format(Locale.ROOT, "%.2f", load);
  }

  private static String collector() {
    return String.join(
        ", ",
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(java.lang.management.MemoryManagerMXBean::getName)
            .toList());
  }

  private static String value(String info, String name) {
    return info.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("not known");
  }

  /** The version in the file name of a class's library: not all say it in their manifest. */
  private static String library(Class<?> type, String artifact) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(source -> Path.of(source.getLocation().getPath()).getFileName().toString())
        .map(file -> file.replace(artifact + "-", "").replace(".jar", ""))
        .orElse("not known");
  }

  private static String property(String name) {
    return System.getProperty(name);
  }
}
