package handson.redis.cli.handout;

import handson.redis.kit.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guide or a pom.xml, one source for authors and for trainees. What stands between {@code <!--
 * handout: leave out -->} and {@code <!-- end -->} is for authors. What stands between {@code <!--
 * handout: put in} and {@code -->} is for trainees. Code that a guide cuts from a file that is left
 * out becomes a sentence.
 */
record AuthorText(Path file, List<String> lines) {
  private static final String LEAVE_OUT = "<!-- handout: leave out -->";
  private static final String LEAVE_OUT_END = "<!-- end -->";
  private static final String PUT_IN = "<!-- handout: put in";
  private static final String PUT_IN_END = "-->";
  private static final Pattern SNIPPET = Pattern.compile("<!-- snippet: (.+)#.+ -->");
  private static final String INSTEAD = "*In the full course the code of a reference stands here.*";

  static AuthorText of(Path file) throws IOException {
    return new AuthorText(file, Files.readAllLines(file));
  }

  /**
   * What a trainee reads.
   *
   * @param leftOut files that a handout has not
   */
  List<String> forTrainees(Set<Path> leftOut) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher snippet = SNIPPET.matcher(line);
      if (line.strip().equals(LEAVE_OUT)) {
        i = indexOf(LEAVE_OUT_END, i);
        closeGap(kept, i);
      } else if (line.strip().equals(PUT_IN)) {
        int end = indexOf(PUT_IN_END, i);
        kept.addAll(lines.subList(i + 1, end));
        i = end;
      } else if (snippet.matches()
          && leftOut.contains(file.resolveSibling(snippet.group(1)).normalize())) {
        kept.add(INSTEAD);
        i = indexOf("```", i + 1);
      } else {
        kept.add(line);
      }
    }
    return kept;
  }

  /** Where a paragraph was left out, there is one empty line and not two. */
  private void closeGap(List<String> kept, int end) {
    boolean before = kept.isEmpty() || kept.get(kept.size() - 1).isBlank();
    boolean after = end + 1 < lines.size() && lines.get(end + 1).isBlank();
    if (before && after && !kept.isEmpty()) {
      kept.remove(kept.size() - 1);
    }
  }

  private int indexOf(String end, int from) {
    for (int i = from + 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(end)) {
        return i;
      }
    }
    throw new SetupException(
        "%s, line %d: no '%s' follows; add it.".formatted(file, from + 1, end));
  }
}
