package handson.redis.cli.prompt;

/** What strangers wrote, for a terminal: it obeys control characters, so it gets to see none. */
public final class SafeText {
  private SafeText() {}

  /** The text with what cannot be seen, or changes the order of a line, escaped as in Java. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(codePoint -> {
      if (isVisible(codePoint)) {
        safe.appendCodePoint(codePoint);
      } else {
        safe.append(codePoint > 0xffff ? "\\u{%x}".formatted(codePoint) : escaped(codePoint));
      }
    });
    return safe.toString();
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted(codePoint);
    };
  }

  private static boolean isVisible(int codePoint) {
    return codePoint == ' '
        || switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED -> false;
          default -> true;
        };
  }
}
