package handson.redis.cli.grade;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Implementation;
import handson.redis.kit.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what trainees hand in. */
final class SubmissionMaker {
  static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  static final Catalogue CATALOGUE = Catalogue.load();
  static final Topic BOSS_BATTLE = CATALOGUE.exercise("boss-battle").orElseThrow();
  static final Topic KEY_VALUES = CATALOGUE.exercise("key-values").orElseThrow();

  private final Path folder;

  /**
   * @param folder holds all submissions
   */
  SubmissionMaker(Path folder) {
    this.folder = folder;
  }

  /** What stands behind a name; it may throw. */
  @FunctionalInterface
  interface Content {
    void write(Path submission) throws IOException;
  }

  /** A submission that is a folder. */
  void folder(String name, Content content) {
    try {
      content.write(Files.createDirectories(folder.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A submission that is a file. */
  void file(String name, Content content) {
    try {
      content.write(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's path in a checkout. */
  static String path(Topic topic) {
    return CATALOGUE.lessonOf(topic).id() + "/src/main/java/" + topic.exerciseFile();
  }

  static Path write(Path submission, String path, String text) throws IOException {
    Path file = submission.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** The boss battle at its place, beside a right solution of keys and values. */
  static Content bossBattle(String source) {
    return submission -> {
      write(submission, path(BOSS_BATTLE), source);
      write(submission, path(KEY_VALUES), solution(KEY_VALUES));
    };
  }

  /** The boss battle at its place, and nothing else. */
  static Content bossBattleOnly(String source) {
    return submission -> write(submission, path(BOSS_BATTLE), source);
  }

  /** A right solution: Jedis' reference as a trainee would write it. */
  static String solution(Topic topic) {
    return solution(topic, "jedis");
  }

  /** A client's reference as a trainee would write it. */
  static String solution(Topic topic, String client) {
    String reference = Implementation.className(topic.contract(), client);
    String exercise = Implementation.className(topic.contract(), Implementation.EXERCISE);
    Path file = HOME.resolve(CATALOGUE.lessonOf(topic).id())
        .resolve("src/main/java")
        .resolve(reference.replace('.', '/') + ".java");
    try {
      return Files.readString(file)
          .replaceFirst("(?m)^package .*;", "package " + packageOf(exercise) + ";")
          .replaceAll("\\b" + simpleName(reference) + "\\b", simpleName(exercise));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A right boss battle but for what summoning also does. */
  static String summoning(String statements) {
    String right = solution(BOSS_BATTLE);
    String line = "jedis.set(boss, Long.toString(hitPoints));";
    if (!right.contains(line)) {
      throw new IllegalStateException("The reference has changed: " + right);
    }
    return right.replace(
        line,
        "try { if (boss != null) { " + statements + " } } catch (Exception e) {"
            + " throw new IllegalStateException(e); }\n    " + line);
  }

  /** A right boss battle with more in its class. */
  static String having(String members) {
    return solution(BOSS_BATTLE)
        .replaceFirst("(private final UnifiedJedis jedis;)", "$1\n  " + quoted(members));
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  /** A zip with these entries. */
  static Content zip(Map<String, String> entries) {
    return file -> {
      try (OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (var entry : entries.entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
          zip.closeEntry();
        }
      }
    };
  }

  private static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
