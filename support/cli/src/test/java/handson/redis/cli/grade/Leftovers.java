package handson.redis.cli.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks after each graded submission whether something of it is still there: a process, which is
 * where a listening port would be, or a folder, which is where a socket would be.
 */
final class Leftovers implements ClassGrader.Progress {
  private static final Path PROC = Path.of("/proc");
  private static final String MARK = "COURSE_GRADE_MARK=";
  private static final String HOME = "HOME=";

  private final int jobs;
  private final List<String> found = new ArrayList<>();
  // Who called since a home was first seen: of those who call, nobody else's can be there longer.
  private final Map<Path, Set<Thread>> callers = new HashMap<>();
  // They stay for the next submission, and one that is ended just now is no left-over.
  private final Set<Path> compilers = new HashSet<>();
  private Path temporary;

  /**
   * @param jobs how many submissions are graded at a time
   */
  Leftovers(int jobs) {
    this.jobs = jobs;
  }

  /** A process that the grader started, or that such a one started. */
  private record Marked(long pid, Path home) {}

  @Override
  public void graded(int done, int all, TraineeGrade trainee) {
    if (trainee == null) {
      return;
    }
    List<Marked> marked = marked();
    for (Marked process : marked) {
      // It may have ended since it was seen; then its home was deleted rightly.
      if (!Files.exists(process.home()) && marked().contains(process)) {
        found.add("process " + process.pid() + " when " + trainee.name() + " was graded");
      }
    }
    if (temporary == null) {
      return;
    }
    List<Path> homes = homes();
    callers.keySet().retainAll(homes);
    marked.stream().filter(Leftovers::isCompiler).map(Marked::home).forEach(compilers::add);
    for (Path home : homes) {
      Set<Thread> since = callers.computeIfAbsent(home, first -> new HashSet<>());
      since.add(Thread.currentThread());
      if (since.size() == jobs && !compilers.contains(home)) {
        found.add(home + " when " + trainee.name() + " was graded");
      }
    }
  }

  /** What was there after its submission, and what is there now, when all are graded. */
  List<String> all() throws IOException {
    if (temporary == null) {
      throw new IllegalStateException("Nothing was ever seen to run.");
    }
    marked().forEach(process -> found.add("process " + process.pid() + " in the end"));
    if (Files.exists(temporary)) {
      found.add(temporary + " in the end");
    }
    containers().forEach(container -> found.add("container " + container + " in the end"));
    return found;
  }

  private List<Path> homes() {
    try (Stream<Path> homes = Files.list(temporary)) {
      return homes.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCompiler(Marked process) {
    return text(process.pid(), "cmdline").contains(CompileWorker.class.getName());
  }

  private List<Marked> marked() {
    if (temporary == null) {
      temporary = ProcessHandle.current()
          .descendants()
          .flatMap(process -> marked(process.pid()))
          .map(process -> process.home().getParent())
          .findFirst()
          .orElse(null);
    }
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .map(path -> path.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .flatMap(name -> marked(Long.parseLong(name)))
          .filter(process -> process.home().getParent().equals(temporary))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for one of another kind, and for one that ended. */
  private static Stream<Marked> marked(long pid) {
    List<String> environment = List.of(text(pid, "environ").split("\0"));
    if (environment.stream().noneMatch(variable -> variable.startsWith(MARK))) {
      return Stream.empty();
    }
    return environment.stream()
        .filter(variable -> variable.startsWith(HOME + "/"))
        .map(variable -> new Marked(pid, Path.of(variable.substring(HOME.length()))));
  }

  private static String text(long pid, String file) {
    try {
      byte[] bytes = Files.readAllBytes(PROC.resolve(pid + "/" + file));
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** Those with a home of this grader's; none where there is no Docker. */
  private List<String> containers() throws IOException {
    if (!Isolations.isOnPath("docker")) {
      return List.of();
    }
    String script = "docker ps -aq --filter name=course-grade- |"
        + " xargs -r docker inspect --format '{{.Name}} {{.HostConfig.Tmpfs}}' 2>&1";
    Process docker =
        new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    String said = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().filter(line -> line.contains(temporary + "/")).toList();
  }
}
