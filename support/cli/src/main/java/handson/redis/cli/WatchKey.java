package handson.redis.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be typed while {@code watch} runs. */
enum WatchKey {
  HINT("h", "hint"),
  SOLUTION("s", "solution"),
  NEXT("n", "next"),
  PREVIOUS("p", "previous"),
  LIST("l", "list"),
  CHECK("r", "check again"),
  HELP("?", "help"),
  QUIT("q", "quit");

  private final String letter;
  private final String words;

  WatchKey(String letter, String words) {
    this.letter = letter;
    this.words = words;
  }

  /** The letter and what it does. */
  String shown() {
    return letter + " " + words;
  }

  /** By its letter or its name, in any case; Enter checks again. */
  static Optional<WatchKey> of(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return Optional.of(CHECK);
    }
    return Arrays.stream(values())
        .filter(key ->
            key.letter.equals(text) || key.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }
}
