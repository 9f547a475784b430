package handson.redis.cli.grade;

import handson.redis.cli.grade.Confinement.Room;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A JVM with limits, a home of its own and an empty environment, and all that it started. */
final class ConfinedJvm implements AutoCloseable {
  private static final String MARK = "COURSE_GRADE_MARK";
  /*
   * No core files; files of 64 MiB at most (dash counts in half KiB); open files; processor seconds
   * of each process; memory that can be written, so that what Java does not count is held too.
   */
  private static final String LIMITS = """
      ulimit -c 0
      ulimit -f 131072
      ulimit -n 4096
      ulimit -t 1800
      ulimit -d 3145728 2>/dev/null
      exec "$@"
      """;

  private final Site site;
  private final Room room;
  private final Process process;
  private final ProcessTree tree;
  private final PrintedTail printed;
  // A JVM that is ended by Ctrl-C closes no AutoCloseable.
  private final Thread onExit;

  private ConfinedJvm(Site site, Room room, Process process) {
    this.site = site;
    this.room = room;
    this.process = process;
    this.tree = new ProcessTree(
        process.toHandle(), room.mark(), () -> site.confinement().processElsewhere(room));
    this.printed = PrintedTail.of(process.getErrorStream());
    this.onExit = new Thread(this::end, "course-grade-end");
  }

  /**
   * Starts one.
   *
   * @param heap in MiB
   * @param options beyond those of all
   */
  static ConfinedJvm start(
      Site site, int heap, List<String> options, Class<?> main, List<String> arguments) {
    try {
      Path home = Files.createTempDirectory(site.temporary(), "jvm");
      String mark = UUID.randomUUID().toString();
      Map<String, String> environment = Map.of(
          "PATH",
          "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
          "HOME",
          home.toString(),
          "LC_ALL",
          "C.UTF-8",
          MARK,
          mark);
      Room room = new Room(mark, home, List.of(site.library().folder().getParent()), environment);
      List<String> command = new ArrayList<>(List.of("sh", "-c", LIMITS, "limits"));
      command.addAll(java(site, heap, home));
      command.addAll(options);
      command.add(main.getName());
      command.addAll(arguments);
      ProcessBuilder builder = new ProcessBuilder(site.confinement().confine(room, command));
      builder.directory(home.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      ConfinedJvm jvm = new ConfinedJvm(site, room, builder.start());
      try {
        Runtime.getRuntime().addShutdownHook(jvm.onExit);
      } catch (IllegalStateException e) {
        // This program is ending: nobody else would end what has just begun.
        jvm.end();
        throw e;
      }
      return jvm;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> java(Site site, int heap, Path home) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(
        "-Xmx" + heap + "m",
        "-XX:MaxMetaspaceSize=256m",
        "-XX:MaxDirectMemorySize=128m",
        "-XX:ReservedCodeCacheSize=96m",
        // Half a JVM would go on after a thread of it died of this.
        "-XX:+ExitOnOutOfMemoryError",
        // It lives for seconds: what is compiled for the long run is lost.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=/dev/stderr",
        "-XX:+DisplayVMOutputToStderr",
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
        "-Djava.io.tmpdir=" + home,
        // Only what no library can turn into calls.
        "-Djdk.serialFilter=handson.redis.**;java.lang.*;java.math.*;java.time.*;java.util.*;!*"));
    site.archive().ifPresent(file -> command.add("-XX:SharedArchiveFile=" + file));
    command.add("-cp");
    command.add(site.library().classPath().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator)));
    return command;
  }

  Process process() {
    return process;
  }

  ProcessTree tree() {
    return tree;
  }

  /** What came out of it beside its answers. */
  PrintedTail printed() {
    return printed;
  }

  /** Ends it with all that it started, and deletes what it wrote. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // This JVM is ending already, and the hook does the work again.
    }
  }

  private void end() {
    tree.kill();
    site.confinement().cleanUp(room);
    Folders.delete(room.home());
    // On Ctrl-C this may be the last one, with nobody to delete the folder of them all.
    if (Thread.currentThread() == onExit) {
      site.temporary().toFile().delete();
    }
  }
}
