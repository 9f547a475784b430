package handson.redis.cli.prompt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.Parser;

/**
 * A line that is being typed, as completion sees it: the words before the cursor, and the one that
 * the cursor is in. Nothing is wrong with a quote that is still open.
 *
 * @param words the last one is that of the cursor, maybe empty
 * @param rawWordLength how long the last one is as it was typed, quotes included
 */
record TypedLine(String line, int cursor, List<String> words, int rawWordLength)
    implements CompletingParsedLine {

  /** Takes every line as it is: what is wrong with it is said when it is run. */
  static final Parser PARSER = (line, cursor, context) -> TypedLine.of(line, cursor);

  static TypedLine of(String line, int cursor) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int start = 0;
    char quote = 0;
    for (int i = 0; i < cursor; i++) {
      char c = line.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        if (start < i) {
          words.add(word.toString());
        }
        word.setLength(0);
        start = i + 1;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote != 0 && c == '\\' && i + 1 < cursor) {
        i++;
        word.append(line.charAt(i));
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    return new TypedLine(line, cursor, words, cursor - start);
  }

  @Override
  public String word() {
    return words.get(wordIndex());
  }

  @Override
  public int wordCursor() {
    return word().length();
  }

  @Override
  public int wordIndex() {
    return words.size() - 1;
  }

  @Override
  public int rawWordCursor() {
    return rawWordLength;
  }

  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    String text = candidate.toString();
    boolean opened = rawWordLength > 0 && "\"'".indexOf(line.charAt(cursor - rawWordLength)) >= 0;
    if (!opened && text.matches("[^\\s\"'\\p{Cntrl}]+")) {
      return text;
    }
    String quoted = '"' + text.replace("\\", "\\\\").replace("\"", "\\\"");
    return complete ? quoted + '"' : quoted;
  }

  /** The key as it can be typed between double quotes; empty where it is not text. */
  static java.util.Optional<String> typeable(byte[] key) {
    String text = new String(key, StandardCharsets.UTF_8);
    boolean isText =
        !text.isEmpty() && text.chars().noneMatch(c -> c == '\uFFFD' || Character.isISOControl(c));
    return isText ? java.util.Optional.of(text) : java.util.Optional.empty();
  }
}
