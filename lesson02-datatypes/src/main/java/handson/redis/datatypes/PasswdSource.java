package handson.redis.datatypes;

import handson.redis.kit.SetupException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the tour's accounts come from.
 *
 * @param description for people, {@code /etc/passwd}
 */
record PasswdSource(String description, PasswdFile file) {
  static final String OPTION = "--passwd";

  private static final Path OF_THIS_MACHINE = Path.of("/etc/passwd");

  /** The sample that comes with the lesson: the same on every machine. */
  static PasswdSource sample() {
    try (InputStream in = PasswdSource.class.getResourceAsStream("passwd")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PasswdSource("the sample", PasswdFile.parse(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file that was named, else this machine's own, else the sample.
   *
   * @throws SetupException where the file that was named cannot be used
   */
  static PasswdSource choose(Optional<String> named) {
    return named.map(PasswdSource::named).orElseGet(() -> ofThisMachine(OF_THIS_MACHINE));
  }

  static PasswdSource ofThisMachine(Path file) {
    try {
      return new PasswdSource(file.toString(), PasswdFile.read(file));
    } catch (IOException e) {
      // Not every system has one that everybody may read; nobody asked for it.
      return sample();
    }
  }

  private static PasswdSource named(String name) {
    try {
      Path file = Path.of(name);
      if (isShadow(file) || isShadow(file.toRealPath())) {
        throw new SetupException(
            "%s is '%s', a file of passwords; name a passwd file, as /etc/passwd."
                .formatted(OPTION, name));
      }
      return new PasswdSource(name, PasswdFile.read(file));
    } catch (IOException | InvalidPathException e) {
      throw new SetupException(
          "%s is '%s', which is no file that can be read; name one, or leave the option out."
              .formatted(OPTION, name),
          e);
    }
  }

  /** Also {@code shadow-}, its backup, {@code gshadow}, and what BSD calls it. */
  private static boolean isShadow(Path file) {
    String name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    return name.matches("g?shadow.*|master\\.passwd.*");
  }
}
