package handson.redis.cli;

import handson.redis.kit.SetupException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The trainee's files as they were before each reset. None is ever overwritten. */
final class Backups {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);

  private final Path folder;

  Backups(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps the trainee's file, then puts the stub in its place; at no moment is there neither.
   *
   * @return the backup; empty where there was no file
   * @throws SetupException where one of them cannot be written; the trainee's file is unchanged then
   */
  Optional<Path> replaceByStub(Exercise exercise) {
    Path file = exercise.file();
    Path next = null;
    try {
      byte[] stub = Files.readAllBytes(exercise.stub());
      Files.createDirectories(file.getParent());
      next = Files.createTempFile(file.getParent(), "." + exercise.id(), ".reset");
      // Like any new file of the trainee's, not for the owner's eyes only as a temporary one.
      Files.delete(next);
      write(next, stub);
      boolean present = Files.exists(file);
      byte[] own = present ? Files.readAllBytes(file) : stub;
      Optional<Path> backup = present ? Optional.of(keep(exercise.id(), own)) : Optional.empty();
      if (present && !Arrays.equals(own, Files.readAllBytes(file))) {
        throw new IOException("it was saved at this very moment; try again");
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      return backup;
    } catch (IOException e) {
      deleteQuietly(next);
      throw new SetupException(
          "%s could not be reset (%s). Your version is where it was."
              .formatted(exercise.shownFile(), reason(e)),
          e);
    }
  }

  private Path keep(String exercise, byte[] content) throws IOException {
    Files.createDirectories(folder);
    String stem = exercise + "-" + LocalDateTime.now().format(TIME);
    for (int i = 1; ; i++) {
      Path backup = folder.resolve(stem + (i == 1 ? "" : "-" + i) + ".java");
      try {
        write(backup, content);
        return backup;
      } catch (FileAlreadyExistsException e) {
        // Another reset within this second has taken the name.
      }
    }
  }

  /** Writes a new file to the disk, or leaves none. */
  private static void write(Path file, byte[] content) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (channel) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      deleteQuietly(file);
      throw e;
    }
  }

  private static String reason(IOException e) {
    return e.getClass() == IOException.class
        ? e.getMessage()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static void deleteQuietly(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // What made this necessary is reported.
    }
  }
}
