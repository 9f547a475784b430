package handson.redis.cli;

import handson.redis.kit.SetupException;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a trainee has done, in one readable file with a line for each fact: {@code
 * boss-battle.solved=SHA-256 of the file that was right} and {@code boss-battle.hints=2}. Lines can
 * be merged or deleted, and so can the file: the worst is that a solved exercise is checked again.
 */
final class Progress {
  private static final String SOLVED = ".solved";
  private static final String HINTS = ".hints";

  private final Path file;

  Progress(Path file) {
    this.file = file;
  }

  /** Whether the exercise was right with exactly this content. */
  boolean isSolved(String exercise, String contentHash) {
    return contentHash.equals(read().getProperty(exercise + SOLVED));
  }

  void solved(String exercise, String contentHash) {
    write(exercise + SOLVED, contentHash);
  }

  /** How many hints were shown, 0 to 3. */
  int hintsShown(String exercise) {
    String number = read().getProperty(exercise + HINTS, "0");
    return number.matches("[0-3]") ? Integer.parseInt(number) : 0;
  }

  void hintsShown(String exercise, int number) {
    write(exercise + HINTS, Integer.toString(number));
  }

  private Properties read() {
    Properties facts = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        facts.load(in);
      } catch (IOException | IllegalArgumentException e) {
        throw new SetupException(
            "%s cannot be read (%s); delete it, no solution is lost by that."
                .formatted(file, e.getMessage()),
            e);
      }
    }
    return facts;
  }

  /** Two tools may run at once: each adds its fact to what the other has written. */
  private void write(String fact, String value) {
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel = FileChannel.open(
              file.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("no lock");
        }
        TreeMap<Object, Object> facts = new TreeMap<>(read());
        facts.put(fact, value);
        Path next = file.resolveSibling("progress.next");
        Files.writeString(
            next,
            facts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining()));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new SetupException(
          "Progress cannot be kept in %s (%s); make the checkout writable.".formatted(file, e), e);
    }
  }
}
