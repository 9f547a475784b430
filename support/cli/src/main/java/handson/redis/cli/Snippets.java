package handson.redis.cli;

import java.util.ArrayList;
import java.util.List;

/** The markers around what a guide cuts from a source file; a reader of the file needs none. */
final class Snippets {
  private Snippets() {}

  /** The lines of a source file without its markers. */
  static List<String> withoutMarkers(List<String> lines) {
    List<String> kept = new ArrayList<>();
    boolean afterMarker = false;
    for (String line : lines) {
      boolean marker = isMarker(line.strip());
      // A marker that stood alone between two methods would leave two empty lines.
      boolean doubled = afterMarker
          && line.isBlank()
          && !kept.isEmpty()
          && kept.get(kept.size() - 1).isBlank();
      if (!marker && !doubled) {
        kept.add(line);
      }
      afterMarker = marker || afterMarker && doubled;
    }
    return kept;
  }

  private static boolean isMarker(String line) {
    return line.startsWith("// snippet: ") || line.equals("// end");
  }
}
