package handson.redis.cli.grade;

import handson.redis.kit.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a trainee handed in: a folder or a zip.
 *
 * @param trainee the name for reports, each once
 * @param path where it lies
 */
record Submission(String trainee, Path path) {

  /**
   * All that lies in a folder, by name. What is hidden is no submission.
   *
   * @throws SetupException where there is none
   */
  static List<Submission> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new SetupException(
          "%s is no folder; name the one that holds a folder or a zip for each trainee."
              .formatted(folder));
    }
    if (Files.isDirectory(folder.resolve("lesson01-basics"))) {
      throw new SetupException(
          "%s is a submission itself; name the folder around it, which holds all of them."
              .formatted(folder));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> paths = entries
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(path -> !path.getFileName().toString().equals("__MACOSX"))
          .sorted(Comparator.comparing(path -> path.getFileName().toString()))
          .toList();
      if (paths.isEmpty()) {
        throw new SetupException(
            "%s is empty; it should hold a folder or a zip for each trainee.".formatted(folder));
      }
      return named(paths);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the file's name where the short one could be another's too. */
  private static List<Submission> named(List<Path> paths) {
    Map<String, Set<Path>> claims = new HashMap<>();
    for (Path path : paths) {
      claims.computeIfAbsent(name(path), none -> new HashSet<>()).add(path);
      claims
          .computeIfAbsent(path.getFileName().toString(), none -> new HashSet<>())
          .add(path);
    }
    return paths.stream()
        .map(path -> claims.get(name(path)).size() == 1
            ? new Submission(name(path), path)
            : new Submission(path.getFileName().toString(), path))
        .toList();
  }

  private static String name(Path path) {
    String file = path.getFileName().toString();
    return isZip(path) ? file.substring(0, file.length() - ".zip".length()) : file;
  }

  private static boolean isZip(Path path) {
    String file = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return file.endsWith(".zip") && file.length() > ".zip".length();
  }

  /** What is in it, nothing of it read yet. */
  Contents open() throws IOException {
    if (Files.isSymbolicLink(path)) {
      throw new Contents.Unusable("It is a link, and links are not followed.");
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return FolderContents.of(path);
    }
    if (isZip(path) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return ZipContents.open(path);
    }
    throw new Contents.Unusable("It is neither a folder nor a zip; unpack it into a folder.");
  }
}
