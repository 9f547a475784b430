package handson.redis.cli;

import handson.redis.cli.prompt.Exchange;
import handson.redis.cli.prompt.Help;
import handson.redis.cli.prompt.Lines;
import handson.redis.cli.prompt.Prompt;
import handson.redis.cli.prompt.Reply;
import handson.redis.cli.prompt.ReplyFormat;
import handson.redis.cli.prompt.RespConnection;
import handson.redis.cli.prompt.Session;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisOption;
import handson.redis.kit.RedisSource;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.SetupException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Talks to Redis as redis-cli does. */
@Command(
    name = "cli",
    description = "Sends a command to Redis, or prompts for commands; answers as redis-cli does.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Without a command it prompts; where the input is no terminal, it takes one",
      "command from each line. Without --redis it talks to what REDIS_URL or",
      "REDIS_HOST name, else to './course server', else to a private Redis.",
      "Exit codes: 0 Redis did it, 1 a reply was an error, 2 Redis cannot be",
      "reached, or usage.",
      "",
      "Example: ./course cli SET greeting hello",
      "         ./course cli -n 3 ZRANGE scores 0 -1 WITHSCORES",
      "         ./course cli --raw GET greeting > file"
    })
final class CliCommand implements Callable<Integer> {
  private final Desk desk;
  private final InputStream in;
  private final Streams streams;

  @Spec
  private CommandSpec spec;

  @Mixin
  private RedisOption redis;

  @Option(names = "-n", paramLabel = "DB", description = "the database, a number")
  private Integer database;

  @Option(names = "-3", description = "speak RESP3")
  private boolean resp3;

  @Option(names = "-x", description = "read the last argument from the input")
  private boolean lastFromInput;

  @Option(
      names = "--raw",
      description = "print bare bytes; the default where the output is no terminal")
  private boolean raw;

  @Option(names = "--no-raw", description = "print types and numbers even where it is no terminal")
  private boolean pretty;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "a Redis command and its arguments, as they are")
  private List<String> command = new ArrayList<>();

  CliCommand(Desk desk) {
    this(desk, System.in, Streams.ofThisProcess());
  }

  CliCommand(Desk desk, InputStream in, Streams streams) {
    this.desk = desk;
    this.in = in;
    this.streams = streams;
  }

  /** Options come before the Redis command; all that follows is Redis's. */
  static CommandLine line(CliCommand command) {
    return new CommandLine(command).setStopAtPositional(true).setExpandAtFiles(false);
  }

  @Override
  public Integer call() throws IOException {
    RedisSource source = redis.source(() -> ServerFile.unnamed(desk));
    if (source instanceof RedisSource.Server server) {
      return talk(server.address(), server.chosenBy(), source.toString());
    }
    if (source instanceof RedisSource.CourseServer server) {
      return talk(server.address(), "./course server", source.toString());
    }
    try (RunningRedis own = source.open()) {
      return talk(own.address(), "embedded", "a private " + own.description());
    } finally {
      spec.commandLine()
          .getErr()
          .println("That was a private Redis, and it is gone; to keep one, run './course server' in"
              + " another terminal.");
    }
  }

  private int talk(RedisAddress named, String chosenBy, String title) throws IOException {
    RedisAddress address = database == null ? named : named.withDatabase(database);
    if (lastFromInput && command.isEmpty()) {
      throw new SetupException("-x needs a command: ./course cli -x SET key < file");
    }
    try (RespConnection connection = Reach.open(address, chosenBy, resp3)) {
      if (!command.isEmpty()) {
        return once(connection);
      }
      return streams.terminalIn() && streams.terminalOut()
          ? prompt(address, connection, title)
          : lines(address, connection);
    }
  }

  private int once(RespConnection connection) throws IOException {
    List<byte[]> words = new ArrayList<>();
    command.forEach(word -> words.add(word.getBytes(StandardCharsets.UTF_8)));
    if (lastFromInput) {
      words.add(in.readAllBytes());
    }
    if (Help.isAsked(words)) {
      desk.out().print(Help.from(connection, desk.ink()).answer(words));
      return 0;
    }
    try {
      Reply reply =
          new Exchange(connection, format(), streams.terminalOut(), desk.out()).run(words);
      return reply.isError() ? 1 : 0;
    } catch (IOException e) {
      if (command.get(0).equalsIgnoreCase("shutdown") && e instanceof EOFException) {
        return 0;
      }
      throw new SetupException("Error: " + e.getMessage(), e);
    }
  }

  private int lines(RedisAddress address, RespConnection connection) throws IOException {
    try (Session session = session(address, connection, desk.out())) {
      boolean fine = new Lines(in).run(session, desk.ink(), desk.out());
      return fine ? 0 : session.isConnected() ? 1 : 2;
    }
  }

  private int prompt(RedisAddress address, RespConnection connection, String title)
      throws IOException {
    desk.out().println(desk.ink().faint(title + "; 'help' explains, Ctrl-D ends"));
    Path history = desk.home().resolve(".course").resolve("cli_history");
    Prompt.run(out -> session(address, connection, out), history, desk.ink());
    return 0;
  }

  private Session session(RedisAddress address, RespConnection connection, PrintStream out) {
    return new Session(address, connection, resp3, format(), streams.terminalOut(), out);
  }

  private ReplyFormat format() {
    boolean bare = raw || !pretty && !streams.terminalOut();
    return bare ? ReplyFormat.RAW : ReplyFormat.PRETTY;
  }
}
