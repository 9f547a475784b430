package handson.redis.cli.grade;

import static handson.redis.cli.grade.SubmissionMaker.BOSS_BATTLE;
import static handson.redis.cli.grade.SubmissionMaker.KEY_VALUES;
import static handson.redis.cli.grade.SubmissionMaker.bossBattleOnly;
import static handson.redis.cli.grade.SubmissionMaker.having;
import static handson.redis.cli.grade.SubmissionMaker.path;
import static handson.redis.cli.grade.SubmissionMaker.solution;
import static handson.redis.cli.grade.SubmissionMaker.summoning;
import static handson.redis.cli.grade.SubmissionMaker.write;
import static handson.redis.cli.grade.SubmissionMaker.zip;
import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.cli.grade.ExerciseGrade.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The catalogue of hostile and broken submissions. All are graded in one run, several at a time, so
 * each has neighbours; many hold a right solution of another exercise too, which is graded after
 * what is hostile: it must have all its points.
 *
 * <p>The whole catalogue runs with {@code -Dhostile.all}. Without it those of {@link #FOR_AUTHORS} are
 * left out, which start one JVM after the other and have a fellow of their kind that is not, and
 * only a few submissions hold a second exercise.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("hostile")
class HostileSubmissionsTest {
  // Several times what a criterion takes in a JVM that has just begun.
  private static final int SECONDS = 6;
  private static final String BOSS_FILE = "BossBattleExercise.java";
  private static final Verdict ANY_ZERO = null;
  private static final boolean ALL = Boolean.getBoolean("hostile.all");
  // Each has a compiler, which takes longer to start than most of these take to grade.
  private static final int JOBS = ALL ? 4 : 2;
  private static final Set<String> FOR_AUTHORS = Set.of(
      "by-name",
      "z-right.zip",
      "c-constructor",
      "c-no-contract",
      "c-plugin",
      "r-loop-always",
      "r-wait",
      "r-halt",
      "r-memory-swallowed",
      "r-output",
      "r-script",
      "r-script-wrote",
      "r-static-loop",
      "r-static-throws",
      "r-deep",
      "r-message",
      "r-evil-exception",
      "r-interrupt");

  private final Map<String, Case> cases = new LinkedHashMap<>();
  private final Leftovers leftovers = new Leftovers(JOBS);
  private final String token = "hostile" + UUID.randomUUID().toString().replace("-", "");
  private Path folder;
  private Gradebook book;

  /**
   * What is expected.
   *
   * @param verdict null where it is one of those of an exercise that was run and is not met
   * @param says what the message, or that of the first criterion that is not met, has in it
   */
  private record Case(Verdict verdict, String says) {}

  @BeforeAll
  void gradeAll(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Path submissions = Files.createDirectories(folder.resolve("submissions"));
    SubmissionMaker maker = new SubmissionMaker(submissions);
    broken(maker);
    zips(maker);
    uncompiled(maker);
    rejected(maker);
    running(maker);
    book = new ClassGrader(
            SubmissionMaker.HOME,
            SubmissionMaker.CATALOGUE,
            new Assignment(
                submissions,
                folder.resolve("gradebook"),
                List.of(BOSS_BATTLE, KEY_VALUES),
                JOBS,
                SECONDS,
                OptionalLong.of(7),
                Isolated.here(),
                false,
                true,
                false,
                true),
            leftovers)
        .grade();
  }

  /** What can be wrong with a folder and its files. */
  private void broken(SubmissionMaker maker) {
    Path secret = folder.resolve("secret.java");
    folder(maker, "file-link", Verdict.NOT_TAKEN, "it is a link", at -> {
      Files.writeString(secret, solution(BOSS_BATTLE));
      Path file = write(at, path(BOSS_BATTLE), "");
      Files.delete(file);
      Files.createSymbolicLink(file, secret);
    });
    folder(maker, "folder-link", Verdict.MISSING, null, at -> {
      Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
      write(elsewhere, BOSS_FILE, solution(BOSS_BATTLE));
      Files.createSymbolicLink(at.resolve("src"), elsewhere);
    });
    folder(maker, "pipe", Verdict.NOT_TAKEN, "it is a device, a pipe or a socket", at -> {
      Path file = write(at, path(BOSS_BATTLE), "");
      Files.delete(file);
      run("mkfifo", file.toString());
    });
    folder(
        maker,
        "huge",
        Verdict.NOT_TAKEN,
        "it is larger than 256 KiB",
        bossBattleOnly(solution(BOSS_BATTLE) + " ".repeat(300_000)));
    folder(
        maker,
        "latin1",
        Verdict.NOT_TAKEN,
        "it is no UTF-8 text",
        at -> Files.write(
            write(at, path(BOSS_BATTLE), ""),
            (solution(BOSS_BATTLE) + "// caf\u00e9").getBytes(StandardCharsets.ISO_8859_1)));
    folder(
        maker,
        "utf16",
        Verdict.NOT_TAKEN,
        "it is no UTF-8 text",
        at -> Files.write(
            write(at, path(BOSS_BATTLE), ""),
            solution(BOSS_BATTLE).getBytes(StandardCharsets.UTF_16)));
    folder(maker, "empty", Verdict.FAILED, "It holds no class", bossBattleOnly(""));
    folder(
        maker,
        "folder-as-file",
        Verdict.MISSING,
        null,
        at -> Files.createDirectories(at.resolve(path(BOSS_BATTLE))));
    folder(maker, "twice", Verdict.NOT_TAKEN, "It is there more than once", at -> {
      write(at, "a/" + BOSS_FILE, solution(BOSS_BATTLE));
      write(at, "b/" + BOSS_FILE, solution(BOSS_BATTLE));
    });
    folder(maker, "by-name", Verdict.PASSED, null, at -> {
      write(at, "my work/" + BOSS_FILE, solution(BOSS_BATTLE));
      write(at, "KeyValuesExercise.java", solution(KEY_VALUES));
    });
    folder(maker, "nothing", Verdict.MISSING, null, at -> write(at, "README.md", "I was ill."));
    folder(
        maker,
        "stub-only",
        Verdict.MISSING,
        null,
        at -> write(
            at, path(BOSS_BATTLE).replace("src/main/java", "src/stubs"), solution(BOSS_BATTLE)));
    folder(
        maker,
        "untouched",
        Verdict.NOT_DONE,
        "as the course ships it",
        at -> write(at, path(BOSS_BATTLE), stub()));
    folder(maker, "extras", Verdict.PASSED, null, at -> {
      bossBattle(solution(BOSS_BATTLE)).write(at);
      write(at, "pom.xml", "<project/>");
      write(at, "junit-platform.properties", "junit.jupiter.execution.dryRun.enabled=true");
      write(at, "lesson01-basics/src/test/java/handson/redis/basics/BossBattleTest.java", "x");
      write(
          at,
          "META-INF/services/org.junit.platform.engine.TestEngine",
          "handson.redis.basics.exercise.BossBattleExercise");
      write(at, "bad\u001b[31m\nname.txt", "x");
    });
    file(
        maker,
        "tar.tar.gz",
        Verdict.NOT_TAKEN,
        "neither a folder nor a zip",
        at -> Files.writeString(at, "x"));
    file(
        maker,
        "whole-link",
        Verdict.NOT_TAKEN,
        "It is a link",
        at -> Files.createSymbolicLink(at, folder));
  }

  private void zips(SubmissionMaker maker) {
    String right = solution(BOSS_BATTLE);
    file(
        maker,
        "z-right.zip",
        Verdict.PASSED,
        null,
        zip(Map.of(
            "course-main/" + path(BOSS_BATTLE),
            right,
            "course-main/" + path(KEY_VALUES),
            solution(KEY_VALUES))));
    file(
        maker,
        "z-slip.zip",
        Verdict.NOT_TAKEN,
        "leads out of the submission",
        zip(Map.of("../../../../" + path(BOSS_BATTLE), right)));
    file(
        maker,
        "z-absolute.zip",
        Verdict.NOT_TAKEN,
        "leads out of the submission",
        zip(Map.of("/tmp/" + token + "/" + path(BOSS_BATTLE), right)));
    file(
        maker,
        "z-backslash.zip",
        Verdict.MISSING,
        null,
        zip(Map.of("..\\..\\" + BOSS_FILE, right)));
    file(maker, "z-bomb.zip", Verdict.NOT_TAKEN, "it is larger than 256 KiB", at -> {
      try (OutputStream out = Files.newOutputStream(at);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry(path(BOSS_BATTLE)));
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < 100; i++) {
          zip.write(zeros);
        }
      }
    });
    file(maker, "z-many.zip", Verdict.NOT_TAKEN, "It holds more than 50,000 files", at -> {
      try (OutputStream out = Files.newOutputStream(at);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (int i = 0; i <= Contents.MOST_FILES; i++) {
          zip.putNextEntry(new ZipEntry("f" + i));
        }
      }
    });
    file(
        maker,
        "z-broken.zip",
        Verdict.NOT_TAKEN,
        "It is no zip",
        at -> Files.writeString(at, "PK\u0003\u0004 and no more"));
    file(maker, "z-cut.zip", Verdict.NOT_TAKEN, "It is no zip", at -> {
      zip(Map.of(path(BOSS_BATTLE), right)).write(at);
      Files.write(at, Arrays.copyOf(Files.readAllBytes(at), 400));
    });
    file(maker, "z-link.zip", Verdict.NOT_TAKEN, "it is a link", at -> {
      zip(Map.of(path(BOSS_BATTLE), "/etc/passwd")).write(at);
      // In the list of files: made on Unix, and a link.
      patch(at, 5, (byte) 3);
      patch(at, 41, (byte) 0xa1);
    });
    file(maker, "z-encrypted.zip", Verdict.NOT_TAKEN, "encrypted", at -> {
      zip(Map.of(path(BOSS_BATTLE), right)).write(at);
      patch(at, 8, (byte) 9);
    });
    file(maker, "z-twice.zip", Verdict.NOT_TAKEN, "it is in the zip twice", at -> {
      String other = path(BOSS_BATTLE).replace("BossBattleE", "BossBattleX");
      Map<String, String> two = new LinkedHashMap<>();
      two.put(path(BOSS_BATTLE), right);
      two.put(other, right);
      zip(two).write(at);
      String bytes = Files.readString(at, StandardCharsets.ISO_8859_1);
      Files.writeString(
          at, bytes.replace("BossBattleX", "BossBattleE"), StandardCharsets.ISO_8859_1);
    });
  }

  private void uncompiled(SubmissionMaker maker) {
    String right = solution(BOSS_BATTLE);
    folder(
        maker,
        "c-syntax",
        Verdict.NOT_COMPILED,
        BOSS_FILE + ":",
        SubmissionMaker.bossBattle(right.replace("return", "retrun")));
    folder(maker, "c-companion", Verdict.NOT_COMPILED, "cannot find symbol", at -> {
      bossBattle(right.replace("BossBattle.notNegative", "Checks.notNegative")).write(at);
      write(
          at,
          path(BOSS_BATTLE).replace("BossBattleExercise", "Checks"),
          "package handson.redis.basics.exercise; class Checks { static void notNegative(long n) {} }");
    });
    folder(
        maker,
        "c-other-exercise",
        Verdict.NOT_COMPILED,
        "cannot find symbol",
        SubmissionMaker.bossBattle(summoning("new KeyValuesExercise(jedis).set(boss, \"1\");")));
    folder(
        maker,
        "c-reference",
        Verdict.NOT_COMPILED,
        "does not exist",
        bossBattleOnly(summoning("new handson.redis.basics.jedis.JedisBossBattle(jedis);")));
    folder(
        maker,
        "c-test",
        Verdict.NOT_COMPILED,
        "",
        bossBattleOnly(summoning("Class<?> c = handson.redis.basics.BossBattleTest.class;")));
    folder(
        maker,
        "c-java-lang",
        Verdict.NOT_COMPILED,
        "",
        bossBattleOnly("package java.lang; public class BossBattleExercise {}"));
    folder(maker, "c-bomb", Verdict.NOT_COMPILED, "", bossBattleOnly(having(doubling())));
    folder(maker, "c-plugin", Verdict.PASSED, null, at -> {
      bossBattle(right).write(at);
      for (String service :
          List.of("com.sun.source.util.Plugin", "javax.annotation.processing.Processor")) {
        write(at, "META-INF/services/" + service, "Evil");
        write(at, "lesson01-basics/src/main/resources/META-INF/services/" + service, "Evil");
      }
      write(at, "lesson01-basics/src/main/java/Evil.java", "class Evil {}");
    });
    folder(
        maker,
        "c-no-contract",
        Verdict.FAILED,
        "does not implement",
        bossBattle("package handson.redis.basics.exercise; public class BossBattleExercise {}"));
    folder(
        maker,
        "c-constructor",
        Verdict.FAILED,
        "needs one constructor",
        bossBattle(right.replace(
            "public BossBattleExercise(UnifiedJedis jedis)",
            "public BossBattleExercise(UnifiedJedis jedis, int n)")));
  }

  /** Each of them compiles. */
  private void rejected(SubmissionMaker maker) {
    reject(maker, "g-process", "new ProcessBuilder(\"id\").start();", "java.lang.ProcessBuilder");
    reject(maker, "g-exec", "Runtime.getRuntime().exec(\"id\");", "java.lang.Runtime.exec");
    reject(
        maker,
        "g-method-reference",
        "java.util.function.Consumer<Thread> c = Runtime.getRuntime()::addShutdownHook;",
        "java.lang.Runtime.addShutdownHook");
    reject(maker, "g-for-name", "Class.forName(\"java.lang.Runtime\");", "java.lang.Class.forName");
    reject(
        maker,
        "g-reflection",
        "getClass().getDeclaredFields()[0].setAccessible(true);",
        "java.lang.Class.getDeclaredFields");
    reject(maker, "g-loader", "new ClassLoader() {};", "java.lang.ClassLoader");
    reject(
        maker,
        "g-context-loader",
        "Thread.currentThread().getContextClassLoader();",
        "java.lang.Thread.getContextClassLoader");
    reject(
        maker,
        "g-unsafe",
        "sun.misc.Unsafe unsafe = null; unsafe.park(true, 0);",
        "sun.misc.Unsafe");
    reject(maker, "g-library", "System.load(\"/tmp/x.so\");", "java.lang.System.load");
    reject(
        maker,
        "g-attach",
        "com.sun.tools.attach.VirtualMachine.list();",
        "com.sun.tools.attach.VirtualMachine");
    reject(
        maker,
        "g-files",
        "java.nio.file.Files.readString(java.nio.file.Path.of(\"/proc/self/environ\"));",
        "java.nio.file");
    reject(maker, "g-writer", "new java.io.PrintStream(\"/tmp/x\");", "java.io.PrintStream.<init>");
    reject(maker, "g-formatter", "new java.util.Formatter(\"/tmp/x\");", "java.util.Formatter");
    reject(
        maker, "g-descriptor", "Object o = java.io.FileDescriptor.out;", "java.io.FileDescriptor");
    reject(maker, "g-in", "System.in.read();", "java.lang.System.in");
    reject(maker, "g-out", "System.setOut(null);", "java.lang.System.setOut");
    reject(
        maker,
        "g-locale",
        "java.util.Locale.setDefault(java.util.Locale.ROOT);",
        "java.util.Locale.setDefault");
    reject(
        maker, "g-zone", "java.util.TimeZone.setDefault(null);", "java.util.TimeZone.setDefault");
    reject(
        maker, "g-property", "System.setProperty(\"a\", \"b\");", "java.lang.System.setProperty");
    reject(
        maker,
        "g-inherited",
        "class Mine extends Thread {} Mine.getAllStackTraces();",
        "java.lang.Thread.getAllStackTraces");
    reject(maker, "g-socket", "new java.net.Socket(\"localhost\", 1);", "java.net.Socket");
    reject(
        maker,
        "g-bundle",
        "java.util.ResourceBundle.getBundle(\"x\");",
        "java.util.ResourceBundle");
    reject(maker, "g-walker", "StackWalker.getInstance();", "java.lang.StackWalker");
    reject(
        maker,
        "g-handles",
        "java.lang.invoke.MethodHandles.lookup();",
        "java.lang.invoke.MethodHandles");
    reject(maker, "g-process-handle", "ProcessHandle.current().pid();", "java.lang.ProcessHandle");
    reject(
        maker,
        "g-type-argument",
        "java.util.List<java.lang.reflect.Method> none = null; new Object() {"
            + " java.util.List<java.lang.reflect.Method> field; };",
        "java.lang.reflect.Method");
    reject(
        maker,
        "g-codec",
        "new org.redisson.codec.SerializationCodec();",
        "org.redisson.codec.SerializationCodec");
    folder(
        maker,
        "g-native",
        Verdict.REJECTED,
        "a native method",
        bossBattleOnly(having("native void call();")));
    folder(
        maker,
        "g-test-class",
        Verdict.REJECTED,
        "defines handson.redis.basics.BossBattleTest",
        bossBattleOnly("package handson.redis.basics; class BossBattleTest {}"));
    folder(
        maker,
        "g-junit-class",
        Verdict.REJECTED,
        "defines org.junit.jupiter.api.Assertions",
        bossBattleOnly("package org.junit.jupiter.api; class Assertions {}"));
  }

  /** What is seen only when it runs. */
  private void running(SubmissionMaker maker) {
    // In one criterion: the others are met.
    folder(
        maker,
        "r-loop",
        Verdict.TIMEOUT,
        "did not come back",
        bossBattle(solution(BOSS_BATTLE)
            .replace("BossBattle.notNegative(points);", "while (points < 0) {}")));
    run(
        maker,
        "r-loop-always",
        Verdict.TIMEOUT,
        "did not come back",
        "for (;;) { if (boss == null) break; }");
    run(maker, "r-wait", Verdict.TIMEOUT, "did not come back", "synchronized (this) { wait(); }");
    folder(
        maker,
        "r-exit",
        Verdict.CRASHED,
        "ended its JVM",
        SubmissionMaker.bossBattle(summoning("System.exit(0);")));
    run(maker, "r-halt", Verdict.CRASHED, "ended its JVM", "Runtime.getRuntime().halt(0);");
    String eat = "java.util.List<long[]> all = new java.util.ArrayList<>();"
        + " for (;;) { if (boss == null) break; all.add(new long[1 << 20]); }";
    run(maker, "r-memory", Verdict.MEMORY, "384 MiB", eat);
    run(
        maker,
        "r-memory-swallowed",
        Verdict.MEMORY,
        "384 MiB",
        "try { " + eat + " } catch (OutOfMemoryError e) { boss.length(); }");
    run(
        maker,
        "r-threads",
        Verdict.CRASHED,
        "600 threads",
        "for (int i = 0; i < 700; i++) { Thread t = new Thread(() -> { try { Thread.sleep(60_000); }"
            + " catch (InterruptedException e) { } }); t.setDaemon(true); t.start(); }");
    folder(
        maker,
        "r-thread-left",
        Verdict.PASSED,
        "threads running",
        bossBattle(summoning("if (!left) { left = true; new Thread(() -> { for (;;)"
                + " { Thread.onSpinWait(); } }).start(); }")
            .replaceFirst("private final", "private static boolean left; private final")));
    run(
        maker,
        "r-output",
        Verdict.PASSED,
        null,
        "byte[] much = new byte[1 << 20]; for (int i = 0; i < 200; i++) System.out.write(much, 0, much.length);");
    run(maker, "r-script", ANY_ZERO, "", "jedis.eval(\"while true do end\");");
    run(
        maker,
        "r-script-wrote",
        ANY_ZERO,
        "",
        "jedis.eval(\"redis.call('set','a','b') while true do end\");");
    String words = Stream.of(
            "CONFIG SET maxmemory 1",
            "SHUTDOWN NOSAVE",
            "DEBUG SLEEP 100",
            "REPLICAOF localhost 1",
            "SAVE",
            "ACL SETUSER guest nopass",
            "MONITOR",
            "CLIENT KILL TYPE normal")
        .map(command -> '"' + command + '"')
        .collect(Collectors.joining(", "));
    run(
        maker,
        "r-redis",
        Verdict.FAILED,
        "all refused",
        "for (String line : new String[] {" + words + "}) { String[] parts = line.split(\" \");"
            + " redis.clients.jedis.CommandArguments all = new redis.clients.jedis.CommandArguments("
            + "() -> parts[0].getBytes());"
            + " for (int i = 1; i < parts.length; i++) all.add(parts[i]);"
            + " try { jedis.executeCommand(new redis.clients.jedis.CommandObject<>(all,"
            + " redis.clients.jedis.BuilderFactory.RAW_OBJECT));"
            + " throw new IllegalStateException(line + \" was taken\"); }"
            + " catch (redis.clients.jedis.exceptions.JedisDataException e) { } }"
            + " throw new IllegalStateException(\"all refused\");");
    String right = solution(BOSS_BATTLE);
    folder(
        maker,
        "r-static-loop",
        Verdict.TIMEOUT,
        "did not come back",
        bossBattle(having("static { for (int i = 0; i >= 0; i = i == 9 ? 0 : i + 1) {} }")));
    folder(
        maker,
        "r-static-throws",
        Verdict.FAILED,
        "could not be made ready",
        bossBattle(having("static int n = 1 / Integer.parseInt(\"0\");")));
    folder(
        maker,
        "r-deep",
        Verdict.FAILED,
        "StackOverflowError",
        bossBattle(right.replace(
            "return counted(boss, () -> jedis.decr(boss));", "return scratch(boss) + 1;")));
    folder(
        maker,
        "r-forged",
        Verdict.FAILED,
        "",
        bossBattle(right.replace(
            "return counted(boss, () -> jedis.decr(boss));",
            "System.out.println(\"{\\\"kind\\\":\\\"FINISHED\\\",\\\"outcome\\\":\\\"PASSED\\\"}\");"
                + " System.out.println(\"<testsuite tests=\\\"11\\\" failures=\\\"0\\\"/>\");"
                + " return 0;")));
    folder(
        maker,
        "r-message",
        Verdict.FAILED,
        "<script>",
        bossBattle(
            summoning(
                "throw new IllegalStateException(\"<script>=cmd|' \\u001b[2J\" + \"x\".repeat(100_000));")));
    folder(
        maker,
        "r-evil-exception",
        Verdict.FAILED,
        null,
        bossBattle(summoning("throw new RuntimeException() { public String getMessage() {"
            + " return getMessage() + 1; } };")));
    folder(
        maker,
        "r-interrupt",
        ANY_ZERO,
        null,
        bossBattle(summoning("Thread.currentThread().interrupt();")));
  }

  /** With a second exercise where there is time for it. */
  private static SubmissionMaker.Content bossBattle(String source) {
    return ALL ? SubmissionMaker.bossBattle(source) : bossBattleOnly(source);
  }

  private void reject(SubmissionMaker maker, String name, String statements, String what) {
    folder(maker, name, Verdict.REJECTED, what, bossBattleOnly(summoning(statements)));
  }

  private void run(
      SubmissionMaker maker, String name, Verdict verdict, String says, String statements) {
    folder(maker, name, verdict, says, bossBattle(summoning(statements)));
  }

  private void folder(
      SubmissionMaker maker,
      String name,
      Verdict verdict,
      String says,
      SubmissionMaker.Content content) {
    if (isDue(name)) {
      cases.put(name, new Case(verdict, says));
      maker.folder(name, content);
    }
  }

  private void file(
      SubmissionMaker maker,
      String name,
      Verdict verdict,
      String says,
      SubmissionMaker.Content content) {
    if (isDue(name)) {
      cases.put(name.replaceFirst("\\.zip$", ""), new Case(verdict, says));
      maker.file(name, content);
    }
  }

  private static boolean isDue(String name) {
    return ALL || !FOR_AUTHORS.contains(name);
  }

  @TestFactory
  List<DynamicTest> givesEachItsVerdict() {
    assertThat(cases).hasSizeGreaterThan(45);
    List<DynamicTest> tests = new ArrayList<>();
    cases.forEach((name, expected) -> tests.add(
        DynamicTest.dynamicTest(name + ": " + expected.verdict(), () -> check(name, expected))));
    return tests;
  }

  private void check(String name, Case expected) {
    TraineeGrade trainee = trainee(name);
    ExerciseGrade boss = trainee.exercise(BOSS_BATTLE.id()).orElseThrow();
    if (expected.verdict() == ANY_ZERO) {
      assertThat(boss.verdict())
          .as(boss.toString())
          .isIn(Verdict.FAILED, Verdict.TIMEOUT, Verdict.CRASHED);
    } else {
      assertThat(boss.verdict()).as(boss.toString()).isEqualTo(expected.verdict());
    }
    if (expected.says() != null) {
      assertThat(said(boss)).contains(expected.says());
    }
    assertThat(said(boss).length()).isLessThan(20_000);
    boolean passed = boss.verdict() == Verdict.PASSED;
    assertThat(boss.points()).isEqualTo(passed ? boss.maximum() : boss.points());
    if (!passed && boss.verdict() != Verdict.FAILED) {
      assertThat(boss.points()).isLessThan(boss.maximum());
    }
    if (name.equals("r-loop")) {
      assertThat(boss.met())
          .as("criteria that are met")
          .isEqualTo(boss.criteria().size() - 1);
    }
    // Whatever the one is, the other is graded as if it were alone.
    ExerciseGrade other = trainee.exercise(KEY_VALUES.id()).orElseThrow();
    assertThat(other.verdict()).as(other.toString()).isIn(otherVerdicts(trainee));
  }

  private static List<Verdict> otherVerdicts(TraineeGrade trainee) {
    boolean handedIn =
        trainee.files().stream().anyMatch(file -> KEY_VALUES.id().equals(file.exercise()));
    return handedIn ? List.of(Verdict.PASSED) : List.of(Verdict.MISSING, Verdict.NOT_TAKEN);
  }

  private static String said(ExerciseGrade grade) {
    return grade.message()
        + grade.criteria().stream()
            .filter(criterion -> criterion.message() != null)
            .map(CriterionGrade::message)
            .limit(4)
            .collect(Collectors.joining("\n"));
  }

  private TraineeGrade trainee(String name) {
    return book.trainees().stream()
        .filter(trainee -> trainee.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void listsWhatNobodyAskedFor() {
    assertThat(trainee("extras").files())
        .filteredOn(file -> file.fate() == SubmittedFile.Fate.EXTRA)
        .extracting(SubmittedFile::path)
        .contains(
            "META-INF/services/org.junit.platform.engine.TestEngine", "junit-platform.properties");
  }

  @Test
  void leavesNothingBehind() throws IOException {
    assertThat(Path.of("/tmp", token)).doesNotExist();
    try (Stream<Path> home = Files.list(folder)) {
      assertThat(home.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("submissions", "gradebook", "secret.java", "elsewhere");
    }
    assertThat(ProcessHandle.current().descendants()).isEmpty();
    assertThat(leftovers.all()).isEmpty();
  }

  @Test
  void writesAGradebookThatSaysHow() {
    assertThat(new GradebookFile(folder.resolve("gradebook")).read()).contains(book);
    assertThat(book.conditions().finished()).isNotNull();
    assertThat(book.conditions().seed()).isEqualTo(7);
  }

  private static String doubling() {
    StringBuilder members = new StringBuilder("static final String S0 = \"0123456789\";");
    for (int i = 1; i < 40; i++) {
      members.append("static final String S").append(i).append(" = S").append(i - 1);
      members.append(" + S").append(i - 1).append(";");
    }
    return members.toString();
  }

  private static String stub() {
    try {
      return Files.readString(
          SubmissionMaker.HOME.resolve(path(BOSS_BATTLE).replace("src/main/java", "src/stubs")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(String... command) throws IOException {
    try {
      assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Changes a byte of the first entry in the zip's list of files. */
  private static void patch(Path zip, int offset, byte value) throws IOException {
    byte[] bytes = Files.readAllBytes(zip);
    for (int i = 0; i < bytes.length - 4; i++) {
      boolean header = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1;
      if (header && bytes[i + 3] == 2) {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
          file.seek(i + offset);
          file.write(value);
        }
        return;
      }
    }
    throw new IllegalStateException(zip + " has no list of files.");
  }
}
