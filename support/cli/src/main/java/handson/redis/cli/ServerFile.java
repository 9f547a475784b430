package handson.redis.cli;

import handson.redis.cli.prompt.Reply;
import handson.redis.cli.prompt.RespConnection;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisOption;
import handson.redis.kit.RedisSource;
import handson.redis.kit.SetupException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The file by which the other commands find {@code ./course server}: its URL, its password, the
 * process that keeps it, and the server's own run id. It is locked while the server runs and
 * deleted at its end. What {@code kill -9} left behind is told by the process and by the run id,
 * which no other server has: at the same port may now be somebody else's.
 */
final class ServerFile {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Path file;

  ServerFile(Path home) {
    this.file = home.resolve(".course").resolve("server");
  }

  /**
   * A server that is up.
   *
   * @param process of the {@code ./course server} that keeps it
   */
  record Running(RedisAddress address, String process) {}

  /** For grading: a private Redis where nothing names one, this server where it is named. */
  static RedisSource forGrading(Desk desk, RedisOption option) {
    if (!option.is("server")) {
      return option.source();
    }
    return source(desk)
        .orElseThrow(() -> new SetupException(
            "./course server is not up; start it in another terminal, or leave --redis out."));
  }

  /** The Redis to use where nothing names one: this server if it is up, else an embedded one. */
  static RedisSource unnamed(Desk desk) {
    return source(desk).orElseGet(RedisSource.Embedded::new);
  }

  private static Optional<RedisSource> source(Desk desk) {
    return new ServerFile(desk.home())
        .running()
        .map(running -> new RedisSource.CourseServer(running.address()));
  }

  /**
   * The server, if it is up.
   *
   * @throws SetupException where it is up and does not answer
   */
  Optional<Running> running() {
    Properties facts = read();
    String process = facts.getProperty("process", "");
    if (facts.getProperty("run") == null || !isAlive(process)) {
      return Optional.empty();
    }
    RedisAddress plain = RedisAddress.parse(facts.getProperty("url"));
    String password = facts.getProperty("password", "");
    RedisAddress address = password.isEmpty() ? plain : plain.withPassword(password);
    try {
      return facts.getProperty("run").equals(runId(address))
          ? Optional.of(new Running(address, process))
          : Optional.empty();
    } catch (SocketTimeoutException e) {
      throw new SetupException(
          "./course server (process %s) at %s does not answer; end it, or name a Redis with --redis."
              .formatted(process, address),
          e);
    } catch (RespConnection.RefusedException e) {
      throw new SetupException(
          ("./course server (process %s) at %s no longer takes its password (%s); end it, or name a"
                  + " Redis with --redis.")
              .formatted(process, address, e.getMessage()),
          e);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isAlive(String process) {
    return process.matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(process)).map(ProcessHandle::isAlive).orElse(false);
  }

  /** The id that a server gives itself when it starts. */
  static String runId(RedisAddress address) throws IOException {
    try (RespConnection connection = RespConnection.open(address, false)) {
      connection.timeout(PATIENCE);
      Reply info = connection.call("INFO", "server");
      if (info.isError()) {
        throw new RespConnection.RefusedException(info.string());
      }
      return info.string()
          .lines()
          .filter(line -> line.startsWith("run_id:"))
          .map(line -> line.substring("run_id:".length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  /**
   * Takes the file, so that there is only one server.
   *
   * @throws SetupException where there is one already
   */
  Hold hold() {
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel = FileChannel.open(
          file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), forOwnerOnly());
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new SetupException(
            "./course server is up already, at %s (process %s); use it, or end it with Ctrl-C there."
                .formatted(
                    read().getProperty("url", "a port it is about to take"),
                    read().getProperty("process", "unknown")));
      }
      channel.truncate(0);
      return new Hold(channel);
    } catch (IOException e) {
      throw new SetupException(
          "%s cannot be written (%s); make the checkout writable.".formatted(file, e), e);
    }
  }

  private FileAttribute<?>[] forOwnerOnly() {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  private Properties read() {
    Properties facts = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      facts.load(in);
    } catch (IOException | IllegalArgumentException e) {
      // No server, or one that is about to write this file.
      return new Properties();
    }
    return facts;
  }

  /** The file, ours alone. */
  final class Hold implements AutoCloseable {
    private final FileChannel channel;

    private Hold(FileChannel channel) {
      this.channel = channel;
    }

    /** Lets the other commands find the server. */
    void publish(RedisAddress address) {
      Properties facts = new Properties();
      facts.setProperty("url", address.toString());
      facts.setProperty("process", Long.toString(ProcessHandle.current().pid()));
      facts.setProperty("password", address.password().orElse(""));
      try {
        facts.setProperty("run", runId(address));
        StringWriter text = new StringWriter();
        facts.store(text, "Written by ./course server, which deletes it when it ends.");
        channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new SetupException("%s cannot be written (%s).".formatted(file, e), e);
      }
    }

    @Override
    public void close() {
      if (!channel.isOpen()) {
        return;
      }
      try {
        Files.deleteIfExists(file);
        channel.close();
      } catch (IOException e) {
        // What stays behind names a server that is gone, and is ignored.
      }
    }
  }
}
