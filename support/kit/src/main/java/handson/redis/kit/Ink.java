package handson.redis.kit;

import picocli.CommandLine.Help.Ansi;

/**
 * Colours for a terminal that shows them, and none elsewhere.
 *
 * @param colour whether to write ANSI sequences
 */
public record Ink(boolean colour) {

  /** Colours where standard output is a terminal and {@code NO_COLOR} is not set. */
  public static Ink forTerminal() {
    return new Ink(Ansi.AUTO.enabled());
  }

  /** For headings. */
  public String bold(String text) {
    return sgr("1", text);
  }

  /** For what matters less. */
  public String faint(String text) {
    return sgr("2", text);
  }

  /** For what went well. */
  public String green(String text) {
    return sgr("32", text);
  }

  /** For what did not. */
  public String red(String text) {
    return sgr("31", text);
  }

  /** For what Redis received, and for what to type. */
  public String cyan(String text) {
    return sgr("36", text);
  }

  private String sgr(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
