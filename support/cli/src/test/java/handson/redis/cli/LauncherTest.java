package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code course}, by the system's sh. Maven and Java are scripts here, which say how they
 * were called: the real ones would need a minute for each test. All else is real.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it is course.cmd")
// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class LauncherTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> COMMANDS = List.of(
      "sh",
      "env",
      "dirname",
      "readlink",
      "find",
      "head",
      "sed",
      "date",
      "touch",
      "rm",
      "mkdir",
      "mv",
      "ln",
      "grep",
      "sleep",
      "ps",
      "cat");
  // Ends the last and longest step of a build when the test says so.
  private static final String WAITS = "until [ -e \"$GO\" ]; do sleep 0.1; done";

  private final List<Process> started = new ArrayList<>();

  @TempDir
  private Path folder;

  private Path home;
  private Path bin;

  @BeforeEach
  void aCheckoutThatIsNotBuilt() throws IOException {
    home = folder.resolve("kurs mit ñ 'und' $HOME");
    for (String path : List.of(
        "support/cli/src/main/java",
        "lesson01-basics/src/main/java/handson/redis/basics/exercise")) {
      Files.createDirectories(home.resolve(path));
    }
    for (String path : List.of("pom.xml", "support/cli/pom.xml", "lesson01-basics/pom.xml")) {
      Files.writeString(home.resolve(path), "");
    }
    Files.copy(Path.of("../../course"), home.resolve("course"));
    bin = Files.createDirectories(folder.resolve("bin"));
    for (String command : COMMANDS) {
      script(command, "exec " + installed(command) + " \"$@\"\n");
    }
    fakeJava(17);
    fakeMaven(":");
  }

  @AfterEach
  void endWhatATestLeft() throws Exception {
    Files.writeString(folder.resolve("go"), "");
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void itBuildsOnceAndHandsOnArgumentsAndExitCode() throws Exception {
    Run first = run("check", "a b", "ñ*", "$HOME");

    assertThat(first.code()).isEqualTo(7);
    assertThat(first.out())
        .contains("<-Dcourse.home=" + home.toRealPath() + ">")
        .contains("<check> <a b> <ñ*> <$HOME>");
    assertThat(first.err()).contains("Building the course tool", "Built in ");

    Run second = run("list");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aChangedSourceIsBuiltAnewAndAnExerciseIsNot() throws Exception {
    run("list");

    touchLater("lesson01-basics/src/main/java/handson/redis/basics/exercise/Mine.java");
    run("list");
    assertThat(builds()).isEqualTo(1);

    touchLater("lesson01-basics/src/main/java/Contract.java");
    run("list");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void symbolicLinksLeadToIt() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("else where/deeper"));
    Files.createSymbolicLink(elsewhere.resolve("absolute"), home.resolve("course"));
    Files.createSymbolicLink(
        elsewhere.resolve("relative"), Path.of("../../" + home.getFileName() + "/course"));
    Files.createSymbolicLink(folder.resolve("chain"), elsewhere.resolve("relative"));

    for (Path link : List.of(
        elsewhere.resolve("absolute"), elsewhere.resolve("relative"), folder.resolve("chain"))) {
      assertThat(runAs(link, link.getParent(), "list").out())
          .as(link.toString())
          .contains("<-Dcourse.home=" + home.toRealPath() + ">");
    }
    assertThat(runAs(Path.of("chain"), folder, "list").out())
        .contains("<-Dcourse.home=" + home.toRealPath() + ">");
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    fakeMaven(WAITS);
    Process first = start("list");
    await().atMost(PATIENCE).until(() -> builds() == 1);
    Process second = start("list");
    await().atMost(PATIENCE).until(() -> said(second).contains("Another ./course (process "));

    Files.writeString(folder.resolve("go"), "");

    assertThat(end(first)).isEqualTo(7);
    assertThat(end(second)).isEqualTo(7);
    assertThat(builds()).isEqualTo(1);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void ctrlCDuringTheBuildLeavesNoMavenAndNoLock() throws Exception {
    for (String[] signal : new String[][] {{"INT", "130"}, {"TERM", "143"}, {"HUP", "129"}}) {
      Files.deleteIfExists(folder.resolve("maven.pid"));
      fakeMaven("echo $$ >\"$PID\"; " + WAITS);
      Process launcher = start("list");
      await().atMost(PATIENCE).until(() -> !read("maven.pid").isBlank());
      long maven = Long.parseLong(read("maven.pid").strip());

      Process kill =
          new ProcessBuilder("kill", "-" + signal[0], Long.toString(launcher.pid())).start();
      assertThat(kill.waitFor()).isZero();

      assertThat(end(launcher)).as(signal[0]).isEqualTo(Integer.parseInt(signal[1]));
      await()
          .atMost(PATIENCE)
          .until(() -> ProcessHandle.of(maven).map(p -> !p.isAlive()).orElse(true));
      assertThat(leftovers()).isEmpty();
    }
    fakeMaven(":");
    assertThat(run("list").code()).isEqualTo(7);
  }

  @Test
  void aLockWithoutAnOwnerIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path target = Files.createDirectories(home.resolve("support/cli/target"));
    Files.createSymbolicLink(target.resolve("course.building"), Path.of("" + gone.pid()));

    assertThat(run("list").code()).isEqualTo(7);

    assertThat(builds()).isEqualTo(1);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void whatIsMissingIsASentence() throws Exception {
    fakeJava(11);
    assertSays("is Java 11; the course needs a JDK 17 or newer");
    Files.delete(bin.resolve("java"));
    assertSays("There is no java; install a JDK");
    fakeJava(17);
    Files.delete(bin.resolve("mvn"));
    assertSays("There is no mvn; install Maven");

    script("mvn", "echo '[ERROR] no network'; exit 1");
    assertSays("[ERROR] no network\nThe build failed; the whole log is in ");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void whereNothingCanBeWrittenNothingIsBuilt() throws Exception {
    Files.writeString(home.resolve("support/cli/target"), "where a file is, no folder can be");

    assertSays("The course tool is not built yet, and " + home.toRealPath());
    assertThat(builds()).isZero();
  }

  @Test
  void aBuiltOneRunsWhereNothingCanBeWritten() throws Exception {
    assumeFalse(
        System.getProperty("user.name").equals("root"), "skipped: root can write everywhere");
    run("list");
    Path tool = home.resolve("support/cli/target/course");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assertThat(run("list").err()).isEmpty();
      touchLater("pom.xml");
      Run old = run("list");
      assertThat(old.code()).isEqualTo(7);
      assertThat(old.err()).contains("this is the old one");
    } finally {
      Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private record Run(int code, String out, String err) {}

  private void assertSays(String words) throws Exception {
    Run run = run("list");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(words);
  }

  private Run run(String... arguments) throws Exception {
    return runAs(home.resolve("course"), folder, arguments);
  }

  private Run runAs(Path launcher, Path workingFolder, String... arguments) throws Exception {
    Process process = start(launcher, workingFolder, arguments);
    int code = end(process);
    return new Run(code, read("out-" + process.pid()), said(process));
  }

  private Process start(String... arguments) throws IOException {
    return start(home.resolve("course"), folder, arguments);
  }

  private Process start(Path launcher, Path workingFolder, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    // A build that runs in the background ignores Ctrl-C, and its children would too.
    if (OS.LINUX.isCurrentOs()) {
      line.addAll(List.of(installed("env").toString(), "--default-signal=INT,TERM,HUP"));
    }
    // The shell's own number names its files.
    line.addAll(List.of(
        "/bin/sh",
        "-c",
        "files=$1; shift; exec \"$@\" >\"$files/out-$$\" 2>\"$files/err-$$\" </dev/null",
        "sh",
        folder.toString(),
        "/bin/sh",
        launcher.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(workingFolder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("CDPATH", folder.toString());
    builder.environment().put("GO", folder.resolve("go").toString());
    builder.environment().put("PID", folder.resolve("maven.pid").toString());
    builder.environment().put("BUILDS", folder.resolve("builds").toString());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said(Process process) throws IOException {
    return read("err-" + process.pid());
  }

  private String read(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private int builds() throws IOException {
    return (int) read("builds").lines().count();
  }

  /** What a build has beside its result while it goes on. */
  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("support/cli/target"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("course.building"))
          .toList();
    }
  }

  /** A file that is newer than the build, whatever the clock's steps are. */
  private void touchLater(String path) throws IOException {
    Path file = home.resolve(path);
    if (!Files.exists(file)) {
      Files.writeString(file, "");
    }
    FileTime later = FileTime.from(Instant.now().plusSeconds(5));
    Files.setLastModifiedTime(file, later);
    // Only the file itself: that its folder has changed too would be found as well.
    Files.setLastModifiedTime(
        file.getParent(),
        Files.getLastModifiedTime(home.resolve("support/cli/target/course/built")));
  }

  private void fakeJava(int version) throws IOException {
    script("java", """
        case $1 in -version) echo 'openjdk version "%d.0.1"' >&2; exit 0 ;; esac
        for word; do [ "$word" != rehearse ] || exit 0; done
        printf '<%%s> ' "$@"
        exit 7
        """.formatted(version));
  }

  private void fakeMaven(String step) throws IOException {
    script("mvn", """
        echo "$@" >>"$BUILDS"
        %s
        mkdir -p support/cli/target/course/lib
        touch support/cli/target/course/cli.jar support/cli/target/course/lib/kit.jar
        """.formatted(step));
  }

  private void script(String name, String body) throws IOException {
    Path file = bin.resolve(name);
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path installed(String command) {
    List<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(entry -> Path.of(entry, command))
        .filter(Files::isExecutable)
        .toList();
    assumeTrue(!found.isEmpty(), "skipped: there is no " + command);
    return found.get(0);
  }
}
