package handson.redis.cli.grade;

import static handson.redis.cli.grade.SubmissionMaker.BOSS_BATTLE;
import static handson.redis.cli.grade.SubmissionMaker.KEY_VALUES;
import static handson.redis.cli.grade.SubmissionMaker.bossBattle;
import static handson.redis.cli.grade.SubmissionMaker.bossBattleOnly;
import static handson.redis.cli.grade.SubmissionMaker.summoning;
import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.cli.grade.ExerciseGrade.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds a submission that got past the gate: here the gate lets everything through. What holds
 * only in a sandbox is not asked of a plain process.
 *
 * <p>Without {@code -Dhostile.all} a sandbox is asked only for what a plain process cannot do, and those
 * of {@link #FOR_AUTHORS} are left out, as is the second exercise of each submission.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Tag("hostile")
class SecondLineTest {
  private static final boolean ALL = Boolean.getBoolean("hostile.all");
  // Each has a compiler, which takes longer to start than these take to grade.
  private static final int JOBS = ALL ? 4 : 1;
  // What starts a detached process starts a child too.
  private static final Set<String> FOR_AUTHORS = Set.of("child", "many", "flood", "large");
  private static final String SECRET = "the instructor's own file";
  private static final String FORGED =
      "{\\\"kind\\\":\\\"FINISHED\\\",\\\"outcome\\\":" + "\\\"PASSED\\\"}\\n";

  @TempDir
  Path folder;

  private final Map<String, Verdict> expected = new LinkedHashMap<>();
  private final List<String> leftBehind = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void holds(Isolation.Kind kind) throws IOException {
    Assumptions.assumeTrue(Isolated.works(kind), kind + " does not work here");
    Path submissions = Files.createDirectories(folder.resolve("submissions"));
    SubmissionMaker maker = new SubmissionMaker(submissions);
    Path secret = Files.writeString(folder.resolve("secret"), SECRET);
    if (ALL || !kind.isSandbox()) {
      addWhatAnyHolds(maker);
    }
    if (kind.isSandbox()) {
      addWhatASandboxHolds(maker, secret);
    }

    Leftovers leftovers = new Leftovers(JOBS);
    Gradebook book = new ClassGrader(
            SubmissionMaker.HOME,
            SubmissionMaker.CATALOGUE,
            new Assignment(
                submissions,
                folder.resolve("gradebook"),
                List.of(BOSS_BATTLE, KEY_VALUES),
                JOBS,
                8,
                OptionalLong.of(7),
                Optional.of(kind),
                false,
                true,
                false,
                false),
            (done, all, trainee) -> {
              leftovers.graded(done, all, trainee);
              if (trainee != null) {
                leftBehind.addAll(running(trainee.name()));
              }
            })
        .grade();

    assertThat(book.trainees()).hasSameSizeAs(expected.keySet()).allSatisfy(trainee -> {
      ExerciseGrade boss = trainee.exercise(BOSS_BATTLE.id()).orElseThrow();
      assertThat(boss.verdict()).as(boss.toString()).isEqualTo(expected.get(trainee.name()));
      ExerciseGrade next = trainee.exercise(KEY_VALUES.id()).orElseThrow();
      assertThat(next.verdict())
          .as(next.toString())
          .isEqualTo(ALL ? Verdict.PASSED : Verdict.MISSING);
    });
    assertThat(leftBehind).as("processes after their submission was graded").isEmpty();
    assertThat(leftovers.all()).isEmpty();
    assertThat(book.conditions().isolation().kind()).isEqualTo(kind);
    assertThat(secret).hasContent(SECRET);
    if (kind.isSandbox()) {
      assertThat(messages(book, "sees")).singleElement().satisfies(SecondLineTest::isLittle);
    }
  }

  private static List<String> messages(Gradebook book, String trainee) {
    return book.trainees().stream()
        .filter(grade -> grade.name().equals(trainee))
        .flatMap(grade -> grade.exercises().get(0).criteria().stream())
        .map(CriterionGrade::message)
        .filter(message -> message != null && message.contains("It sees "))
        .distinct()
        .toList();
  }

  /** What is written there are the names of what a submission sees. */
  private static void isLittle(String message) {
    Map<String, Set<String>> seen = new HashMap<>();
    for (String part :
        message.substring(message.indexOf("It sees ")).substring(8).split("; ")) {
      String[] nameAndList = part.split("=", 2);
      seen.put(nameAndList[0], Set.of(nameAndList[1].split(",")));
    }
    // Paths to what is mounted are there, but not what else lies beside it.
    assertThat(seen.get("files")).doesNotContain("root", "boot", "run", "srv", "mnt");
    assertThat(seen.get("tmp")).allMatch(name -> name.isEmpty() || name.startsWith("course-grade"));
    assertThat(seen.get("network")).containsExactly("lo");
    assertThat(seen.get("user")).doesNotContain("root", System.getProperty("user.name"));
    assertThat(seen.get("processes"))
        .isSubsetOf("sh", "dash", "bash", "cat", "bwrap", "unshare", "setpriv", "java", "?")
        .contains("java");
    for (String action : List.of("reads", "writes", "changes", "calls")) {
      assertThat(seen.get(action)).as(action).containsExactly("no");
    }
    assertThat(seen.get("writes at home")).containsExactly("yes");
    assertThat(seen.get("environment"))
        .isSubsetOf(
            "PATH",
            "HOME",
            "LC_ALL",
            "COURSE_GRADE_MARK",
            "PWD",
            "OLDPWD",
            "SHLVL",
            "_",
            "HOSTNAME");
  }

  /** One submission that tries it all, and says what it could do. */
  private void addWhatASandboxHolds(SubmissionMaker maker, Path secret) {
    add(maker, "sees", Verdict.FAILED, """
        java.util.function.Function<String, String> list = path -> {
          String[] names = new java.io.File(path).list();
          return names == null ? "" : String.join(",", names);
        };
        java.util.function.Function<java.util.concurrent.Callable<?>, String> can = action -> {
          try {
            action.call();
            return "yes";
          } catch (Exception e) {
            return "no";
          }
        };
        java.nio.file.Path secret = java.nio.file.Path.of("SECRET");
        String jar = System.getProperty("java.class.path").split(":")[0];
        throw new IllegalStateException("It sees files=" + list.apply("/")
            + "; tmp=" + list.apply("/tmp")
            + "; network=" + java.net.NetworkInterface.networkInterfaces()
                .map(java.net.NetworkInterface::getName)
                .collect(java.util.stream.Collectors.joining(","))
            + "; user=" + System.getProperty("user.name")
            + "; processes=" + ProcessHandle.allProcesses()
                .map(process -> process.info().command().orElse("?").replaceFirst(".*/", ""))
                .filter(name -> !name.startsWith("redis-server"))
                .distinct()
                .collect(java.util.stream.Collectors.joining(","))
            + "; environment=" + String.join(",", System.getenv().keySet())
            + "; reads=" + can.apply(() -> java.nio.file.Files.readString(secret))
            + "; writes=" + can.apply(() -> java.nio.file.Files.writeString(secret, "x"))
            + "; changes=" + can.apply(() -> new java.io.FileOutputStream(jar, true))
            + "; calls=" + can.apply(() -> new java.net.Socket("192.0.2.1", 80))
            + "; writes at home=" + can.apply(() ->
                java.nio.file.Files.writeString(java.nio.file.Path.of("own"), "x")));
        """.replace("SECRET", secret.toString()));
  }

  private void addWhatAnyHolds(SubmissionMaker maker) {
    add(
        maker,
        "child",
        Verdict.PASSED,
        "new ProcessBuilder(\"sleep\", \"" + number(1) + "\").start();");
    add(
        maker,
        "detached",
        Verdict.PASSED,
        "new ProcessBuilder(\"setsid\", \"sh\", \"-c\", \"sleep " + number(2) + " & sleep "
            + number(3) + "\").start();");
    add(
        maker,
        "many",
        Verdict.CRASHED,
        "for (int i = 0; i < 70; i++) new ProcessBuilder(\"sleep\", \"" + number(4)
            + "\").start(); Thread.sleep(2000);");
    String out = "new java.io.FileOutputStream(java.io.FileDescriptor.out)";
    add(
        maker,
        "forged",
        Verdict.CRASHED,
        out + ".write((\"0\".repeat(64) + \" " + FORGED + "\").repeat(99).getBytes());"
            + " Runtime.getRuntime().halt(0);");
    add(
        maker,
        "flood",
        Verdict.CRASHED,
        "byte[] much = new byte[1 << 20]; for (int i = 0; i < 64; i++) " + out
            + ".write(much); Thread.sleep(2000);");
    add(
        maker,
        "large",
        Verdict.FAILED,
        "java.nio.file.Files.write(java.nio.file.Path.of(\"large\"), new byte[150 << 20]);");
  }

  private void add(SubmissionMaker maker, String name, Verdict verdict, String statements) {
    if (ALL || !FOR_AUTHORS.contains(name)) {
      expected.put(name, verdict);
      String source = summoning(statements);
      maker.folder(name, ALL ? bossBattle(source) : bossBattleOnly(source));
    }
  }

  /** Seconds that no other process sleeps. */
  private static String number(int which) {
    return "90" + which + ProcessHandle.current().pid();
  }

  /** The command lines of what this trainee's code started. */
  private static List<String> running(String trainee) {
    List<Integer> mine = switch (trainee) {
      case "child" -> List.of(1);
      case "detached" -> List.of(2, 3);
      case "many" -> List.of(4);
      default -> List.of();
    };
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(path -> path.getFileName().toString().matches("\\d+"))
          .map(SecondLineTest::commandLine)
          .filter(line -> mine.stream().anyMatch(which -> line.contains(number(which))))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String commandLine(Path process) {
    try {
      return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }
}
