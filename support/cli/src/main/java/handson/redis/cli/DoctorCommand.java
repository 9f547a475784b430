package handson.redis.cli;

import handson.redis.kit.RedisProbe;
import handson.redis.kit.RedisSource;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is installed, which Redis would be used, and what to do. */
@Command(
    name = "doctor",
    description = "What is installed, which Redis would be used, what to do.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./course doctor"})
final class DoctorCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Desk desk;

  @Option(names = "--redis", paramLabel = "SOURCE", description = "the Redis to look at")
  private String redis;

  @Option(names = "--json", description = "print the findings as JSON")
  private boolean json;

  DoctorCommand(Desk desk) {
    this.desk = desk;
  }

  /**
   * A line of the report.
   *
   * @param needed whether the course needs it
   * @param advice what was found, or what to do
   */
  private record Finding(String subject, boolean ok, boolean needed, String advice) {}

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(program("Maven", true, "mvn", "-version"));
    findings.add(redis());
    findings.add(writable());
    findings.add(program("Docker", false, "docker", "version", "--format", "{{.Server.Version}}"));
    if (json) {
      Json.print(findings, desk.out());
    } else {
      findings.forEach(this::print);
    }
    return findings.stream().allMatch(finding -> finding.ok() || !finding.needed()) ? 0 : 2;
  }

  private void print(Finding finding) {
    String mark = finding.ok()
        ? desk.ink().green("ok  ")
        : finding.needed() ? desk.ink().red("NO  ") : desk.ink().faint("no  ");
    desk.out().printf("%s%-8s %s%n", mark, finding.subject(), finding.advice());
  }

  private static Finding jdk() {
    String found = "%s (%s)".formatted(Runtime.version(), System.getProperty("java.home"));
    return ToolProvider.getSystemJavaCompiler() == null
        ? new Finding("JDK", false, true, found + " has no compiler; install a JDK, 17 or newer.")
        : new Finding("JDK", true, true, found);
  }

  private Finding redis() {
    try {
      RedisSource source = ServerFile.choose(desk, redis);
      try (RunningRedis running = source.open()) {
        Duration trip = RedisProbe.roundTrip(running.address());
        return new Finding(
            "Redis",
            true,
            true,
            String.format(
                Locale.ROOT,
                "%s, round trip %.2f ms",
                running.description(),
                trip.toNanos() / 1e6));
      }
    } catch (SetupException e) {
      return new Finding("Redis", false, true, e.getMessage());
    }
  }

  private Finding writable() {
    Path folder = desk.home().resolve(".course");
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "doctor", ""));
      return new Finding("Folder", true, true, desk.home().toString());
    } catch (IOException e) {
      return new Finding(
          "Folder", false, true, folder + " cannot be written; progress would be lost.");
    }
  }

  private static Finding program(String subject, boolean needed, String... command) {
    String missing = needed
        ? "not found; install Maven 3.8 or newer and put it on the PATH."
        : "not running; only needed for --redis docker and docker compose.";
    try {
      Process process = new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      process.getOutputStream().close();
      String answer = new String(process.getInputStream().readAllBytes()).strip();
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      boolean ok = ended && process.exitValue() == 0 && !answer.isEmpty();
      String first = answer.lines().findFirst().orElse("").replaceAll("\u001b\\[[0-9;]*m", "");
      return new Finding(subject, ok, needed, ok ? first : missing);
    } catch (IOException e) {
      return new Finding(subject, false, needed, missing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding(subject, false, needed, "interrupted");
    }
  }
}
