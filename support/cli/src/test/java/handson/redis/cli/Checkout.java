package handson.redis.cli;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Implementation;
import handson.redis.kit.Ink;
import handson.redis.kit.Terminal;
import handson.redis.kit.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A trainee's checkout in a folder of its own: the exercises and their stubs. */
final class Checkout {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  private final Path home;
  private final Catalogue catalogue = Catalogue.load();

  /**
   * @param home an empty folder, or a copy of the repository
   */
  Checkout(Path home) {
    this.home = home;
    catalogue.exercises().forEach(topic -> {
      Path shipped = new Exercise(REPOSITORY, catalogue.lessonOf(topic), topic).stub();
      copy(shipped, exercise(topic).stub());
      copy(shipped, exercise(topic).file());
    });
  }

  /** Brings the references in, which an author's checkout has and a handout has not. */
  Checkout withReferences() {
    catalogue
        .exercises()
        .forEach(topic -> Implementation.CLIENTS.forEach(client -> copyAll(
            new Exercise(REPOSITORY, catalogue.lessonOf(topic), topic)
                .reference(client)
                .getParent(),
            exercise(topic).reference(client).getParent())));
    return this;
  }

  /** A folder's files: a reference may stand on one beside it. */
  private static void copyAll(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> copy(file, to.resolve(file.getFileName().toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command answered. */
  record Answer(int code, String out, String err) {}

  /** Runs the tool in this checkout, on an embedded Redis. */
  Answer run(String... arguments) {
    return run(new Ink(false), arguments);
  }

  /** The same as on a terminal with colours. */
  Answer runInColour(String... arguments) {
    return run(new Ink(true), arguments);
  }

  private Answer run(Ink ink, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Desk desk = new Desk(home, catalogue, outStream, ink);
    int code =
        Terminal.execute(Course.commandLine(desk, arguments), outStream, errStream, arguments);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Exercise exercise(String id) {
    return exercise(catalogue.exercise(id).orElseThrow());
  }

  /** Writes the trainee's file. */
  void write(String id, String source) throws IOException {
    Files.writeString(exercise(id).file(), source);
  }

  /** A solution that hands every call to a reference. */
  void solve(String id) throws IOException {
    Topic topic = catalogue.exercise(id).orElseThrow();
    write(id, Solutions.delegating(topic));
  }

  Path home() {
    return home;
  }

  private Exercise exercise(Topic topic) {
    return new Exercise(home, catalogue.lessonOf(topic), topic);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
