package handson.redis.cli.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A line to type in, with what others say above it. */
public final class ChatPrompt {
  private final LineReader reader;
  private final String prompt;

  private ChatPrompt(Terminal terminal, String name) {
    DefaultParser parser = new DefaultParser();
    // A quote or a backslash is text.
    parser.setQuoteChars(new char[0]);
    parser.setEscapeChars(new char[0]);
    this.reader = LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("course")
        .parser(parser)
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .build();
    this.prompt = name + "> ";
  }

  /** What is said in a room, until it is left. */
  @FunctionalInterface
  public interface Entrance {
    /**
     * Enters.
     *
     * @param screen shows a line
     */
    ChatRoom enter(Consumer<String> screen) throws IOException;
  }

  /** Prompts until Ctrl-D or Ctrl-C, on the terminal that this JVM was started on. */
  public static void run(String name, Entrance entrance) throws IOException {
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).encoding(StandardCharsets.UTF_8).build()) {
      run(terminal, name, entrance);
    }
  }

  /** Prompts until Ctrl-D or Ctrl-C. */
  public static void run(Terminal terminal, String name, Entrance entrance) throws IOException {
    ChatPrompt prompt = new ChatPrompt(terminal, name);
    try (ChatRoom room = entrance.enter(prompt.reader::printAbove)) {
      while (prompt.next(room)) {
        // Until somebody has had enough.
      }
    }
  }

  private boolean next(ChatRoom room) {
    try {
      // What was pasted may have several lines.
      reader.readLine(prompt).lines().filter(line -> !line.isBlank()).forEach(room::say);
      return true;
    } catch (UserInterruptException | EndOfFileException e) {
      return false;
    }
  }
}
