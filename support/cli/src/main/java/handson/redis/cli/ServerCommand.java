package handson.redis.cli;

import handson.redis.cli.prompt.RespConnection;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisSource;
import handson.redis.kit.SetupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps an embedded Redis up, for experiments with two terminals. */
@Command(
    name = "server",
    description = "Keeps a Redis up until Ctrl-C, for experiments with two terminals.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "'run', 'cli' and 'doctor' use it while it is up, unless --redis or the",
      "environment names another Redis. 'check' and 'watch' grade on a private one, unless",
      "they are given --redis server.",
      "",
      "Example: ./course server --port 6380",
      "         and in two other terminals: ./course cli SUBSCRIBE news",
      "                                     ./course cli PUBLISH news hello"
    })
final class ServerCommand implements Callable<Integer> {
  private final Desk desk;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "6379",
      description = "the loopback port to listen on (default: 6379); 0 takes a free one")
  private int port;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      description =
          "what clients must log in with; others on this machine can see a command line, so"
              + " better set REDIS_PASSWORD or use --password-file")
  private String password;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "a file whose first line is the password")
  private Path passwordFile;

  @Option(
      names = "--aof",
      paramLabel = "DIR",
      description = "keep the data in this folder (append-only file); without it nothing is kept")
  private Path aof;

  ServerCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65535) {
      throw new SetupException("--port is %d, and ports go from 0 to 65535.".formatted(port));
    }
    Optional<String> secret = password();
    try (ServerFile.Hold hold = new ServerFile(desk.home()).hold();
        EmbeddedRedis redis = start(secret)) {
      RedisAddress address = secret.map(redis.address()::withPassword).orElse(redis.address());
      // Ctrl-C ends the JVM, and this with it.
      Thread onExit = new Thread(() -> end(hold, redis, address), "course-server-end");
      Runtime.getRuntime().addShutdownHook(onExit);
      hold.publish(address);
      greet(address);
      ProcessHandle.of(redis.pid()).ifPresent(process -> process.onExit().join());
      // Somebody sent SHUTDOWN.
      return 0;
    }
  }

  private EmbeddedRedis start(Optional<String> secret) {
    List<String> directives = new ArrayList<>();
    directives.addAll(List.of("--port", "" + (port == 0 ? EmbeddedRedis.freePort() : port)));
    if (aof != null) {
      directives.addAll(List.of("--dir", aofFolder().toString(), "--appendonly", "yes"));
    }
    if (secret.isEmpty()) {
      return EmbeddedRedis.start(directives.toArray(String[]::new));
    }
    try {
      // Everybody on this machine can see a command line; a temporary file only its owner can read.
      Path file = Files.createTempFile("course-server-", ".conf");
      try {
        Files.writeString(file, "requirepass " + quoted(secret.get()) + "\n");
        directives.addAll(List.of("--include", file.toString()));
        return EmbeddedRedis.start(directives.toArray(String[]::new));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new SetupException("The password could not be handed to Redis: " + e.getMessage(), e);
    }
  }

  /** As redis.conf takes any text: in double quotes, every byte of it escaped. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      quoted.append("\\x%02x".formatted(b));
    }
    return quoted.append('"').toString();
  }

  private Path aofFolder() {
    Path folder = aof.toAbsolutePath().normalize();
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SetupException("--aof is %s, which cannot be made (%s).".formatted(folder, e), e);
    }
  }

  private Optional<String> password() {
    if (password != null) {
      return Optional.of(password).filter(word -> !word.isEmpty());
    }
    if (passwordFile == null) {
      return Optional.ofNullable(System.getenv("REDIS_PASSWORD")).filter(word -> !word.isEmpty());
    }
    try {
      List<String> lines = Files.readAllLines(passwordFile);
      return Optional.of(lines.isEmpty() ? "" : lines.get(0))
          .filter(word -> !word.isEmpty())
          .or(() -> {
            throw new SetupException("The first line of %s is empty.".formatted(passwordFile));
          });
    } catch (IOException e) {
      throw new SetupException(
          "--password-file %s cannot be read as UTF-8 (%s).".formatted(passwordFile, e), e);
    }
  }

  private void greet(RedisAddress address) {
    desk.out()
        .printf(
            "Redis %s is up at %s until Ctrl-C; %s.%n",
            EmbeddedRedis.VERSION,
            address,
            aof == null ? "nothing is kept after that" : "its data stays in " + aof);
    desk.out().println("In another terminal: ./course cli");
    if (!(RedisSource.choose(Optional.empty()) instanceof RedisSource.Embedded)) {
      desk.out()
          .println(
              "But the environment names another Redis here; while it does, that one is used.");
    }
  }

  private void end(ServerFile.Hold hold, EmbeddedRedis redis, RedisAddress address) {
    hold.close();
    if (aof != null) {
      shutDown(address);
    }
    redis.close();
    desk.out().printf("%nThe server is gone.%n");
  }

  /** Closing kills the server; asked to shut down it first writes what it has still in memory. */
  private static void shutDown(RedisAddress address) {
    try (RespConnection connection = RespConnection.open(address, false)) {
      connection.call("SHUTDOWN");
    } catch (IOException e) {
      // It closes the connection instead of answering.
    }
  }
}
