package handson.redis.cli.handout;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Lesson;
import handson.redis.kit.SetupException;
import handson.redis.kit.Topic;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The course as trainees get it: the tool, the contracts, the grading tests, the stubs as exercises
 * and the guides, without references, decoys and what proves them.
 *
 * @param home the author's checkout
 */
public record Handout(Path home, Catalogue catalogue) {
  private static final List<String> TOP = List.of(
      "README.md",
      "LICENSE",
      "course",
      "course.cmd",
      "docker-compose.yml",
      "docker/make-certificates",
      ".devcontainer/devcontainer.json",
      ".devcontainer/Dockerfile",
      ".mvn/maven.config",
      ".gitattributes",
      ".gitignore",
      ".editorconfig");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  /** The folders that are copied, relative to the checkout: the modules that a handout has. */
  public List<Path> folders() throws IOException {
    String pom = String.join("\n", AuthorText.of(home.resolve("pom.xml")).forTrainees(Set.of()));
    return MODULE.matcher(pom).results().map(module -> Path.of(module.group(1))).toList();
  }

  /**
   * Writes it into an empty folder.
   *
   * @return how many files it has
   */
  public int write(Path out) throws IOException {
    List<Path> files = new ArrayList<>();
    List<LessonFiles> lessons = new ArrayList<>();
    for (Path folder : folders()) {
      List<Path> all = filesIn(home.resolve(folder));
      Optional<Lesson> lesson = lessonIn(folder);
      if (lesson.isPresent()) {
        LessonFiles own = LessonFiles.of(home.resolve(folder), lesson.get(), all);
        lessons.add(own);
        files.addAll(own.kept());
      } else {
        // What tests the tool and the kit stands on references, and has no use for a trainee.
        Path tests = home.resolve(folder).resolve("src/test");
        all.stream().filter(file -> !file.startsWith(tests)).forEach(files::add);
      }
    }
    TOP.stream().map(home::resolve).filter(Files::isRegularFile).forEach(files::add);
    files.add(home.resolve("pom.xml"));

    Set<Path> leftOut = new TreeSet<>();
    lessons.forEach(lesson -> leftOut.addAll(lesson.leftOut()));
    for (Path file : files) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted");
      }
      copy(file, out.resolve(home.relativize(file)), leftOut);
    }
    return files.size() + writeExercises(out);
  }

  private int writeExercises(Path out) throws IOException {
    int written = 0;
    for (Topic topic : catalogue.exercises().toList()) {
      Path module = Path.of(catalogue.lessonOf(topic).id());
      Path stub = home.resolve(module).resolve("src/stubs").resolve(topic.exerciseFile());
      Path file = out.resolve(module).resolve("src/main/java").resolve(topic.exerciseFile());
      Files.createDirectories(file.getParent());
      Files.copy(stub, file);
      written++;
    }
    return written;
  }

  private static void copy(Path from, Path to, Set<Path> leftOut) throws IOException {
    Files.createDirectories(to.getParent());
    String name = from.getFileName().toString();
    if (name.endsWith(".md") || name.equals("pom.xml")) {
      Files.write(to, AuthorText.of(from).forTrainees(leftOut));
    } else {
      Files.copy(from, to);
    }
  }

  /**
   * What guides of a handout still say about classes that it has not, one sentence each with the
   * place.
   */
  public List<String> slips(Path out) throws IOException {
    Set<String> names = new TreeSet<>();
    for (Lesson lesson : catalogue.lessons()) {
      Path module = home.resolve(lesson.id());
      for (Path file : LessonFiles.of(module, lesson, filesIn(module)).leftOut()) {
        names.add(LessonFiles.className(file));
      }
    }
    List<String> slips = new ArrayList<>();
    for (Path file : filesIn(out)) {
      if (file.toString().endsWith(".md")) {
        slips.addAll(slips(out, file, names));
      }
    }
    return slips;
  }

  private static List<String> slips(Path out, Path file, Set<String> names) throws IOException {
    List<String> slips = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      for (String word : lines.get(i).split("\\W+")) {
        if (names.contains(word)) {
          slips.add(
              ("%s (line %d of the handout's) names %s, which a handout has not; put the sentence"
                      + " between <!-- handout: leave out --> and <!-- end -->.")
                  .formatted(out.relativize(file), i + 1, word));
        }
      }
    }
    return slips;
  }

  private Optional<Lesson> lessonIn(Path folder) {
    return catalogue.lessons().stream()
        .filter(lesson -> folder.equals(Path.of(lesson.id())))
        .findFirst();
  }

  /** A module's files without what a build, an IDE or an operating system put there. */
  private static List<Path> filesIn(Path module) throws IOException {
    try (Stream<Path> files = Files.walk(module)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isSource(module.relativize(file)))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw new SetupException(
          "%s cannot be read (%s).".formatted(module, e.getCause().getMessage()), e);
    }
  }

  private static boolean isSource(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return !relative.startsWith("target") && !relative.toString().endsWith(".iml");
  }
}
