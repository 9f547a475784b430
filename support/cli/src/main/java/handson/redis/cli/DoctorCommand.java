package handson.redis.cli;

import handson.redis.kit.RedisOption;
import handson.redis.kit.RedisProbe;
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
import javax.tools.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is installed, which Redis would be used, and what to do. */
@Command(
    name = "doctor",
    description = "What is installed, which Redis would be used, what to do.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "'ok' is well, 'no' is missing and not needed, 'NO' is missing and needed;",
      "only that makes the exit code 2.",
      "",
      "Example: ./course doctor"
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int SUBJECT = 12;

  private final Desk desk;
  private final Installed installed = new Installed();

  @Mixin
  private RedisOption redis;

  @Option(names = "--json", description = "print the findings as JSON")
  private boolean json;

  DoctorCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    Screen screen = Screen.ofThisProcess(desk.ink());
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(installed.maven());
    findings.add(redis());
    findings.add(progress());
    findings.add(installed.docker());
    findings.add(installed.compose());
    findings.add(installed.port());
    findings.addAll(screen.findings());
    if (json) {
      Json.print(findings, desk.out());
    } else {
      findings.forEach(finding -> print(finding, screen));
    }
    return findings.stream().allMatch(finding -> finding.ok() || !finding.needed()) ? 0 : 2;
  }

  private void print(Finding finding, Screen screen) {
    String mark = finding.ok()
        ? desk.ink().green("ok  ")
        : finding.needed() ? desk.ink().red("NO  ") : desk.ink().faint("no  ");
    List<String> lines = screen.wrapped(finding.advice(), SUBJECT);
    for (int i = 0; i < lines.size(); i++) {
      String head = i == 0 ? mark + "%-8s".formatted(finding.subject()) : " ".repeat(SUBJECT);
      desk.out().println(head + lines.get(i));
    }
  }

  private static Finding jdk() {
    String found = "%s (%s)".formatted(Runtime.version(), System.getProperty("java.home"));
    return ToolProvider.getSystemJavaCompiler() == null
        ? Finding.missing("JDK", found + " has no compiler; install a JDK, 17 or newer.")
        : Finding.ok("JDK", found);
  }

  private Finding redis() {
    try (RunningRedis running = redis.source(() -> ServerFile.unnamed(desk)).open()) {
      Duration trip = RedisProbe.roundTrip(running.address());
      return Finding.ok(
          "Redis",
          String.format(
              Locale.ROOT, "%s, round trip %.2f ms", running.description(), trip.toNanos() / 1e6));
    } catch (SetupException e) {
      return Finding.missing("Redis", e.getMessage());
    }
  }

  private Finding progress() {
    Path folder = desk.home().resolve(".course");
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "doctor", ""));
      return Finding.ok("Folder", desk.home().toString());
    } catch (IOException e) {
      return Finding.missing("Folder", folder + " cannot be written; progress would be lost.");
    }
  }
}
