package handson.redis.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** Where keys come from: single ones on a terminal, else the lines of standard input. */
interface WatchTerminal extends AutoCloseable {
  /** What is typed at the end of input. */
  String END = WatchKey.QUIT.name();

  /** Columns of the screen; 0 where lines are not broken. */
  int width();

  /** Whether there is a screen that can be emptied. */
  boolean hasPages();

  /** Empties the screen, where there is one. */
  void clear();

  /** Shows on the last line of the screen what is going on; empty where nothing is. */
  void status(String text);

  @Override
  void close() throws IOException;

  /**
   * @param typed is told what was typed, in a thread of its own
   */
  static WatchTerminal open(Streams streams, Consumer<String> typed) throws IOException {
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return streams.terminalIn() && streams.terminalOut() && !dumb
        ? new Keys(typed)
        : new Lines(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), typed);
  }

  /** Lines of standard input. */
  final class Lines implements WatchTerminal {
    private Lines(BufferedReader in, Consumer<String> typed) {
      Thread reader = new Thread(
          () -> {
            in.lines().forEach(typed);
            typed.accept(END);
          },
          "watch-lines");
      reader.setDaemon(true);
      reader.start();
    }

    @Override
    public int width() {
      return 0;
    }

    @Override
    public boolean hasPages() {
      return false;
    }

    @Override
    public void clear() {
      // What was printed stays.
    }

    @Override
    public void status(String text) {
      // Only what stays true is printed.
    }

    @Override
    public void close() {
      // Standard input is not ours.
    }
  }

  /** Keys of a terminal, each as it is pressed. */
  final class Keys implements WatchTerminal {
    private static final int ESCAPE = 27;
    private static final int CTRL_D = 4;
    private static final int ENTER = '\r';
    private static final int END_OF_INPUT = -1;
    private static final int REST_OF_A_SEQUENCE = 100;
    private static final int A_WHILE = 500;

    private final Terminal terminal;
    private final Attributes before;

    private Keys(Consumer<String> typed) throws IOException {
      // JLine's native library would stay in the temporary folder after Ctrl-C; stty does as well.
      this(
          TerminalBuilder.builder()
              .system(true)
              .jni(File.separatorChar != '/')
              .encoding(StandardCharsets.UTF_8)
              .build(),
          typed);
    }

    Keys(Terminal terminal, Consumer<String> typed) {
      this.terminal = terminal;
      this.before = terminal.getAttributes();
      takeSingleKeys();
      // Whoever was stopped by Ctrl-Z finds the terminal as the shell left it.
      terminal.handle(Terminal.Signal.CONT, signal -> takeSingleKeys());
      Thread reader = new Thread(() -> read(typed), "watch-keys");
      reader.setDaemon(true);
      reader.start();
    }

    private void takeSingleKeys() {
      terminal.enterRawMode();
      Attributes raw = terminal.getAttributes();
      // Ctrl-C and Ctrl-Z do what they do everywhere.
      raw.setLocalFlag(Attributes.LocalFlag.ISIG, true);
      terminal.setAttributes(raw);
    }

    private void read(Consumer<String> typed) {
      NonBlockingReader in = terminal.reader();
      try {
        // A read without end would hold up the closing of the terminal.
        int key = in.read(A_WHILE);
        while (key != END_OF_INPUT && key != CTRL_D) {
          if (key == ESCAPE) {
            // An arrow or a function key, whose letters are not meant.
            while (in.read(REST_OF_A_SEQUENCE) >= 0) {}
          } else if (key == ENTER || key > 0 && !Character.isISOControl(key)) {
            typed.accept(Character.toString(key));
          }
          key = in.read(A_WHILE);
        }
      } catch (IOException e) {
        // The terminal is gone.
      }
      typed.accept(END);
    }

    @Override
    public int width() {
      return terminal.getColumns();
    }

    @Override
    public boolean hasPages() {
      return true;
    }

    @Override
    public void clear() {
      terminal.puts(Capability.clear_screen);
      terminal.flush();
    }

    @Override
    public void status(String text) {
      terminal.puts(Capability.carriage_return);
      terminal.writer().print(text);
      terminal.puts(Capability.clr_eol);
      terminal.flush();
    }

    @Override
    public void close() throws IOException {
      terminal.setAttributes(before);
      terminal.close();
    }
  }
}
