package handson.redis.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A module's turn at a database that was named: it has room for one run, and Maven tests several
 * modules at a time. They wait for a file and not by asking Redis: tests count what it does.
 */
final class Turn implements AutoCloseable {
  private final Optional<FileChannel> locked;

  private Turn(Optional<FileChannel> locked) {
    this.locked = locked;
  }

  /**
   * Waits for the turn.
   *
   * @param module a folder in the checkout; where it is in none, there is nobody to wait for
   * @param out is told when it has to wait
   */
  static Turn take(Path module, PrintStream out) {
    return new Turn(
        checkout(module).map(checkout -> lock(checkout.resolve(".course/tests.lock"), out)));
  }

  private static Optional<Path> checkout(Path module) {
    return Stream.iterate(module.toAbsolutePath(), path -> path != null, Path::getParent)
        .filter(path -> Files.isRegularFile(path.resolve(".mvn/maven.config")))
        .findFirst();
  }

  private static FileChannel lock(Path file, PrintStream out) {
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        out.println("Waiting until another module's tests have done with the named Redis.");
        channel.lock();
      }
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next one's turn; the end of this JVM is one too. */
  @Override
  public void close() {
    locked.ifPresent(channel -> {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
