package handson.redis.cli.handout;

import handson.redis.kit.Implementation;
import handson.redis.kit.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files of a lesson a trainee gets.
 *
 * @param kept all but the exercises
 * @param leftOut references, their scripts, decoys, and the tests that need them
 */
record LessonFiles(List<Path> kept, Set<Path> leftOut) {
  private static final String AUTHORS_TESTS =
      "handson\\.redis\\.testing\\.(LessonProof|CrossClient|Guide|Decoy)";

  static LessonFiles of(Path module, Lesson lesson, List<Path> files) throws IOException {
    Set<String> packages = lesson.topics().stream()
        .map(topic -> topic.contract().getPackageName())
        .collect(Collectors.toCollection(TreeSet::new));
    List<String> folders =
        Stream.concat(Implementation.CLIENTS.stream(), Stream.of("decoy")).toList();
    Set<Path> leftOut = new LinkedHashSet<>();
    List<Path> rest = new ArrayList<>();
    for (Path file : files) {
      if (isIn(module, file, packages, List.of(Implementation.EXERCISE), "src/main/java")) {
        continue;
      }
      boolean solution = isIn(module, file, packages, folders, "src/main/java")
          || isIn(module, file, packages, folders, "src/test/java")
          // The references' scripts are as much of a solution as they are.
          || file.startsWith(module.resolve("src/main/resources"))
              && file.toString().endsWith(".lua");
      (solution ? leftOut : rest).add(file);
    }
    Set<Path> tests = needing(packages, folders, module, rest);
    leftOut.addAll(tests);
    return new LessonFiles(rest.stream().filter(file -> !tests.contains(file)).toList(), leftOut);
  }

  private static boolean isIn(
      Path module, Path file, Set<String> packages, List<String> folders, String root) {
    return packages.stream()
        .map(name -> module.resolve(root).resolve(name.replace('.', '/')))
        .anyMatch(folder -> folders.stream().map(folder::resolve).anyMatch(file::startsWith));
  }

  /** The tests that do not compile without references, decoys and proofs, or without such tests. */
  private static Set<Path> needing(
      Set<String> packages, List<String> folders, Path module, List<Path> files)
      throws IOException {
    String gone = packages.stream()
        .map(name -> Pattern.quote(name) + "\\.(" + String.join("|", folders) + ")")
        .collect(Collectors.joining("|"));
    Pattern wanted = Pattern.compile("\\b(" + AUTHORS_TESTS + "|" + gone + ")\\b");
    Set<Path> needing = new LinkedHashSet<>();
    List<Path> tests = files.stream()
        .filter(file -> file.startsWith(module.resolve("src/test/java")))
        .toList();
    for (int before = -1; before < needing.size(); ) {
      before = needing.size();
      String names = needing.stream().map(LessonFiles::className).collect(Collectors.joining("|"));
      Pattern others = Pattern.compile(names.isEmpty() ? "(?!)" : "\\b(" + names + ")\\b");
      for (Path test : tests) {
        String source = Files.readString(test);
        if (wanted.matcher(source).find() || others.matcher(source).find()) {
          needing.add(test);
        }
      }
    }
    return needing;
  }

  static String className(Path file) {
    return file.getFileName().toString().replaceFirst("\\.java$", "");
  }
}
