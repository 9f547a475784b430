package handson.redis.cli.map;

import handson.redis.cli.prompt.Quoting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A command as a person types it into {@code ./course cli}. */
final class CommandText {
  private CommandText() {}

  static String of(List<String> words) {
    return words.stream().map(CommandText::word).collect(Collectors.joining(" "));
  }

  private static String word(String word) {
    if (word.matches("[^\\s\\p{Z}\\p{C}\"'\\\\]+")) {
      return word;
    }
    // What can be read stays as it is, in any script.
    return word.codePoints()
        .mapToObj(Character::toString)
        .map(letter -> letter.matches("[^\\p{Z}\\p{C}\"\\\\]") ? letter : escaped(letter))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(String letter) {
    String quoted = Quoting.quoted(letter.getBytes(StandardCharsets.UTF_8));
    return quoted.substring(1, quoted.length() - 1);
  }
}
