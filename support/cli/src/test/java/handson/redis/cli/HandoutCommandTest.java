package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Implementation;
import handson.redis.kit.Lesson;
import handson.redis.kit.Topic;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The handout of this very course, from a checkout in which somebody has worked. */
// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class HandoutCommandTest {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  private final List<Lesson> lessons = Catalogue.load().lessons();
  private Path home;
  private Path out;
  private Checkout checkout;

  @BeforeEach
  void aCheckout(@TempDir Path folder) throws IOException {
    home = folder.resolve("author's ñ");
    out = folder.resolve("hand out");
    copySources(REPOSITORY, home);
    // Replaces the exercises by their stubs: a build may run in a checkout that somebody works in.
    checkout = new Checkout(home);
  }

  @Test
  void referencesDecoysAndEditsStayBehindAndAllElseCompiles() throws Exception {
    checkout.solve("boss-battle");
    Path exercise = checkout.exercise("boss-battle").file();
    Files.writeString(exercise.resolveSibling("MyScratchpad.java"), "// my scratchpad");
    Files.createDirectories(home.resolve(".course"));
    Files.writeString(home.resolve(".course/progress"), "boss-battle.hints=1\n");
    Files.createDirectories(home.resolve("lesson01-basics/target"));
    Files.writeString(home.resolve("lesson01-basics/target/left.txt"), "");
    Set<String> gone = namesOfReferencesAndDecoys();
    assertThat(gone).contains("JedisBossBattle", "BossBattleGetThenSet");

    Checkout.Answer answer = checkout.run("handout", out.toString());

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.err()).as("what the guides still say about references").isEmpty();
    assertThat(answer.out()).contains(out.toString(), "./course run 01");
    List<Path> files = files(out);
    assertThat(answer.out()).contains(files.size() + " files");
    assertThat(files).noneMatch(file -> gone.contains(simpleName(file)));
    assertThat(files.stream().map(HandoutCommandTest::simpleName))
        .noneMatch(name -> name.endsWith("ProofTest"))
        .doesNotContain(
            "CrossClientTest", "MyScratchpad", "left.txt", "progress", "CONTRIBUTING.md");
    for (Path file : files) {
      assertThat(words(file)).as(file.toString()).doesNotContainAnyElementsOf(gone);
    }
    for (Topic topic : Catalogue.load().exercises().toList()) {
      Exercise given = new Exercise(out, Catalogue.load().lessonOf(topic), topic);
      assertThat(given.file()).hasSameBinaryContentAs(given.stub());
      assertThat(files.stream().map(HandoutCommandTest::simpleName))
          .contains(topic.contract().getSimpleName() + "Test");
    }
    assertThat(out.resolve("course")).isExecutable();
    assertCompiles(files);
  }

  @Test
  void theGuidesKeepOutputsAndLoseSolutions() throws Exception {
    checkout.run("handout", out.toString());

    String guide = Files.readString(out.resolve("lesson01-basics/README.md"));
    assertThat(guide)
        .contains("<!-- output: ./course run 01 | step A number is text")
        .contains("> DECRBY basics:boss 30")
        .contains("#retry -->", "In the full course the code of a reference stands here.")
        .doesNotContain("handout:", "<!-- end -->", "jedis.decrBy", "\n\n\n");
    String readme = Files.readString(out.resolve("README.md"));
    assertThat(readme)
        .contains("Two commands", "An exercise waits for ever")
        .doesNotContain("handout", "For instructors", "CONTRIBUTING", "--client lettuce");
  }

  @Test
  void anAuthorIsToldWhatTheGuideStillNames() throws Exception {
    Path guide = home.resolve("lesson01-basics/README.md");
    Files.writeString(guide, Files.readString(guide) + "\nRead `JedisBossBattle`.\n");

    Checkout.Answer answer = checkout.run("handout", out.toString());

    assertThat(answer.code()).isZero();
    assertThat(answer.err())
        .contains("lesson01-basics", "names JedisBossBattle", "<!-- handout: leave out -->");
  }

  @Test
  void onlyAnEmptyFolderIsTaken() throws Exception {
    Files.createDirectories(out);
    Files.writeString(out.resolve("mine"), "mine");
    assertSays("is not empty", out);
    assertThat(out.resolve("mine")).hasContent("mine");
    assertThat(files(out)).hasSize(1);

    Files.delete(out.resolve("mine"));
    assertThat(checkout.run("handout", out.toString()).code()).isZero();

    assertSays("is not empty", out);
    assertSays("is not empty", home.resolve("README.md"));
    assertSays("There is no folder", out.resolve("a/b"));
    assertSays("is inside lesson01-basics", home.resolve("lesson01-basics/out"));
    assertSays("is inside support/cli", home.resolve("support/cli/src/main/java"));
    assertThat(home.resolve("lesson01-basics/out")).doesNotExist();
  }

  @Test
  void aFailureLeavesNothing() throws Exception {
    Files.delete(checkout.exercise("boss-battle").stub());

    assertSays("nothing is left of it", out);
    assertThat(out).doesNotExist();

    Files.createDirectories(out);
    assertSays("nothing is left of it", out);
    assertThat(out).isEmptyDirectory();

    Path guide = home.resolve("README.md");
    Files.writeString(guide, Files.readString(guide) + "<!-- handout: leave out -->\n");
    assertSays("no '<!-- end -->' follows", out);
    assertThat(out).isEmptyDirectory();
  }

  private void assertSays(String words, Path target) {
    Checkout.Answer answer = checkout.run("handout", target.toString());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains(words).doesNotContain("\tat ");
  }

  /** All of it at once, with nothing of this build on the class path. */
  private static void assertCompiles(List<Path> files) throws IOException {
    String libraries = Arrays.stream(
            System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).toAbsolutePath().normalize().startsWith(REPOSITORY))
        .collect(Collectors.joining(File.pathSeparator));
    List<Path> sources = files.stream()
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !file.toString().replace('\\', '/').contains("/src/stubs/"))
        .toList();
    Path classes = Files.createTempDirectory("course-handout-classes");
    StringWriter said = new StringWriter();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      boolean compiled = javac
          .getTask(
              said,
              manager,
              null,
              List.of("-proc:none", "-cp", libraries, "-d", classes.toString()),
              null,
              manager.getJavaFileObjectsFromPaths(sources))
          .call();
      assertThat(compiled).as(said.toString()).isTrue();
    } finally {
      delete(classes);
    }
  }

  private Set<String> namesOfReferencesAndDecoys() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Lesson lesson : lessons) {
      for (Path file : files(REPOSITORY.resolve(lesson.id()).resolve("src"))) {
        String folder = file.getParent().getFileName().toString();
        if (Implementation.CLIENTS.contains(folder) || folder.equals("decoy")) {
          names.add(simpleName(file));
        }
      }
    }
    return names;
  }

  private static Set<String> words(Path file) throws IOException {
    return new TreeSet<>(
        List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\\W+")));
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replaceFirst("\\.java$", "");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void copySources(Path from, Path to) throws IOException {
    Set<String> skipped = Set.of("target", ".git", ".course");
    Files.walkFileTree(from, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
          throws IOException {
        if (skipped.contains(folder.getFileName().toString())) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(to.resolve(from.relativize(folder)));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.copy(file, to.resolve(from.relativize(file)));
        return FileVisitResult.CONTINUE;
      }
    });
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
