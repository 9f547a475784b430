package handson.redis.cli.grade.report;

import handson.redis.cli.grade.TraineeGrade;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** File names for trainees' names, which may hold anything and differ in a capital only. */
final class FileNames {
  private static final int LONGEST = 60;

  private FileNames() {}

  /** One for each, in their order; the same trainees get the same names. */
  static List<String> of(List<TraineeGrade> trainees) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (TraineeGrade trainee : trainees) {
      String plain = plain(trainee.name());
      String name = plain;
      // Not every file system tells a capital from a small letter.
      for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
        name = plain + "-" + i;
      }
      names.add(name);
    }
    return names;
  }

  private static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_-]+", "-");
    plain = plain.substring(0, Math.min(plain.length(), LONGEST));
    // A name of its own kind: a page is never called "con", which Windows keeps for itself.
    return plain.matches("-*") ? "trainee" : "trainee-" + plain;
  }
}
