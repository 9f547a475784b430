package handson.redis.cli;

import handson.redis.kit.RedisSource;
import handson.redis.kit.SetupException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second tour off {@code ./course server} while one runs there: both write the same keys.
 * The lock goes with its process, however that ends.
 */
final class TourLock implements AutoCloseable {
  private final Path file;
  private FileChannel channel;

  /**
   * @param home the checkout
   */
  TourLock(Path home) {
    this.file = home.resolve(".course").resolve("tour");
  }

  /**
   * Takes the lock where the tour would run on the course's server.
   *
   * @throws SetupException where another tour has it
   */
  RedisSource takenFor(RedisSource source) {
    if (source instanceof RedisSource.CourseServer) {
      try {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked()) {
          throw new SetupException(
              "Another tour runs on ./course server; wait for its end, or add --redis embedded.");
        }
      } catch (IOException e) {
        throw new SetupException(
            "%s cannot be written (%s); make the checkout writable.".formatted(file, e), e);
      }
    }
    return source;
  }

  private boolean isLocked() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // It is this JVM that has it.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
