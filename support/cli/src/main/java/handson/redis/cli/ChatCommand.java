package handson.redis.cli;

import handson.redis.cli.chat.ChatPrompt;
import handson.redis.cli.chat.ChatPrompt.Entrance;
import handson.redis.cli.chat.ChatRoom;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisOption;
import handson.redis.kit.RedisProbe;
import handson.redis.kit.RedisSource;
import handson.redis.kit.SetupException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A chat room for two terminals, or more. */
@Command(
    name = "chat",
    description = "A chat room for several terminals, over Redis' pub/sub.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "What is typed is said to all who are in the room at that moment, and kept",
      "nowhere. Ctrl-D or Ctrl-C leaves. Where the input is no terminal, each of its",
      "lines is said, and the exit code is 1 where one was not. Without --redis it",
      "meets at what REDIS_URL or REDIS_HOST name, else at './course server'. A room",
      "is the channel chat:ROOM, so this sees all: ./course cli PSUBSCRIBE 'chat:*'",
      "",
      "Example: ./course chat ann",
      "         and in another terminal: ./course chat ben"
    })
final class ChatCommand implements Callable<Integer> {
  private static final String NAME = "[\\p{L}\\p{M}\\p{N}_-]{1,20}";

  private final Desk desk;
  private final InputStream in;
  private final Streams streams;

  @Parameters(paramLabel = "NAME", description = "how others see you")
  private String name;

  @Option(
      names = "--room",
      paramLabel = "ROOM",
      defaultValue = "lobby",
      description = "which room to enter; ${DEFAULT-VALUE} unless given")
  private String room;

  @Mixin
  private RedisOption redis;

  ChatCommand(Desk desk) {
    this(desk, System.in, Streams.ofThisProcess());
  }

  ChatCommand(Desk desk, InputStream in, Streams streams) {
    this.desk = desk;
    this.in = in;
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    checked("NAME", name);
    checked("--room", room);
    RedisSource source = redis.source(() -> ServerFile.unnamed(desk));
    if (source instanceof RedisSource.Server server) {
      return chat(server.address(), server.chosenBy());
    }
    if (source instanceof RedisSource.CourseServer server) {
      return chat(server.address(), "./course server");
    }
    throw new SetupException(
        "A chat needs a Redis that others reach too; start ./course server in another terminal, or"
            + " name one: --redis redis://localhost:6379.");
  }

  private static void checked(String what, String text) {
    if (!text.matches(NAME)) {
      throw new SetupException(
          "%s is '%s'; use 1 to 20 letters, digits, '-' and '_'.".formatted(what, text));
    }
  }

  private int chat(RedisAddress address, String chosenBy) throws IOException {
    // It has a sentence for each obstacle.
    RedisProbe.version(address, chosenBy);
    desk.out()
        .println(desk.ink()
            .faint("room %s at %s (from %s); Ctrl-D leaves".formatted(room, address, chosenBy)));
    Entrance entrance = screen -> entered(address, chosenBy, screen);
    if (streams.terminalIn() && streams.terminalOut()) {
      ChatPrompt.run(name, entrance);
      return 0;
    }
    return lines(entrance) ? 0 : 1;
  }

  private ChatRoom entered(RedisAddress address, String chosenBy, Consumer<String> screen) {
    try {
      ChatRoom entered = ChatRoom.enter(address, room, name, screen);
      // Ctrl-C where there is no prompt, or a terminal that was closed: the others are told.
      Runtime.getRuntime().addShutdownHook(new Thread(entered::close, "chat-end"));
      return entered;
    } catch (IOException e) {
      throw new SetupException(
          "%s (from %s) lets nobody chat: %s; name another with --redis."
              .formatted(address, chosenBy, e.getMessage()),
          e);
    }
  }

  /** Whether all lines were said. */
  private boolean lines(Entrance entrance) throws IOException {
    PrintStream out = desk.out();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    boolean said = true;
    try (ChatRoom entered = entrance.enter(out::println)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          said &= entered.say(line);
        }
        // Who reads along, as head does, may have gone.
        if (out.checkError()) {
          return said;
        }
      }
    }
    return said;
  }
}
