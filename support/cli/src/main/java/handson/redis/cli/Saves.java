package handson.redis.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices that exercises were saved, by looking at the files again and again: events of the file
 * system do not arrive from containers and network folders. However an editor saves, by writing
 * into the file, by renaming another over it or by deleting it first, what counts is what is there
 * once it has settled: when two looks see the same.
 */
final class Saves {
  /** How often to look, in milliseconds. */
  static final int PERIOD = 100;

  // An editor may empty or delete a file before it writes: that is a save only if it stays so.
  private static final int LOOKS_AT_NOTHING = 10;

  private final Map<Exercise, Settling> files = new LinkedHashMap<>();
  private final Map<Exercise, String> contents = new LinkedHashMap<>();
  private Exercise followed;
  private Settling inFull;

  Saves(List<Exercise> exercises, Exercise followed) {
    for (Exercise exercise : exercises) {
      files.put(exercise, new Settling(stamp(exercise.file())));
      contents.put(exercise, content(exercise.file()));
    }
    follow(followed);
  }

  /** From now on a save of this exercise counts, even if it changes nothing. */
  void follow(Exercise exercise) {
    followed = exercise;
    inFull = new Settling(full(exercise));
  }

  /**
   * Looks once.
   *
   * @return the exercise that was saved; another one than the followed only with new content
   */
  Optional<Exercise> look() {
    Exercise saved = inFull.changes(full(followed)) ? followed : null;
    for (Map.Entry<Exercise, Settling> entry : files.entrySet()) {
      Exercise exercise = entry.getKey();
      if (entry.getValue().changes(stamp(exercise.file()))) {
        String content = content(exercise.file());
        boolean isNew = !content.isEmpty() && !content.equals(contents.put(exercise, content));
        saved = saved == null && isNew && !exercise.equals(followed) ? exercise : saved;
      }
    }
    return Optional.ofNullable(saved);
  }

  /** The exercise with what the trainee put beside it: times, sizes and content. */
  private static String full(Exercise exercise) {
    List<Path> all = new ArrayList<>(exercise.companions());
    all.add(0, exercise.file());
    StringBuilder text = new StringBuilder();
    for (Path file : all) {
      String stamp = stamp(file);
      text.append(stamp);
      if (!stamp.equals(Settling.NOTHING)) {
        text.append(file).append(content(file));
      }
    }
    return text.toString();
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.size() == 0
          ? Settling.NOTHING
          : now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    } catch (IOException e) {
      return Settling.NOTHING;
    }
  }

  /** Empty where there is no content. */
  private static String content(Path file) {
    try {
      // A file may be in any encoding, and this one reads each.
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // Between two steps of a save.
      return "";
    }
  }

  /** Something that changes, and is then left alone. */
  private static final class Settling {
    static final String NOTHING = "nothing ";

    private String settled;
    private String last;
    private int same;

    Settling(String now) {
      settled = now;
      last = now;
    }

    /** Whether it has settled, and on something new. */
    boolean changes(String now) {
      same = now.equals(last) ? same + 1 : 0;
      last = now;
      if (now.equals(settled) || same < (now.startsWith(NOTHING) ? LOOKS_AT_NOTHING : 1)) {
        return false;
      }
      settled = now;
      return true;
    }
  }
}
