package handson.redis.cli.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gradebook as {@code grades.json}: for programs, and for a run that goes on where another was
 * interrupted.
 */
public final class GradebookFile {
  /** Its name in the gradebook's folder. */
  public static final String NAME = "grades.json";

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private final Path file;

  /**
   * @param folder the gradebook's
   */
  public GradebookFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /** The gradebook as it was written last; empty where there is none that this version knows. */
  public Optional<Gradebook> read() {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(JSON.readValue(file, Gradebook.class))
              .filter(book -> book.format() == Gradebook.FORMAT)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Writes it whole or, when this is interrupted, leaves what was there. */
  public void write(Gradebook book) {
    Path next = file.resolveSibling(NAME + ".next");
    try {
      Files.createDirectories(file.getParent());
      JSON.writeValue(next, book);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
