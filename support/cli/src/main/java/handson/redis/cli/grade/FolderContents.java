package handson.redis.cli.grade;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A submission that is a folder. No link in it is followed. */
record FolderContents(Path root, List<Entry> entries) implements Contents {
  private static final int DEEPEST = 40;
  // Large, and never anybody's exercise.
  private static final Set<String> PASSED_BY = Set.of(".git", "target", "node_modules");

  static FolderContents of(Path root) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Files.walkFileTree(root, Set.of(), DEEPEST, new Lister(root, entries));
    entries.sort(Comparator.comparing(Entry::path));
    return new FolderContents(root, List.copyOf(entries));
  }

  @Override
  public byte[] read(Entry entry, int most) throws IOException {
    // It may have become a link since it was listed.
    try (InputStream in =
        Files.newInputStream(root.resolve(entry.path()), LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(most);
    }
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private static final class Lister extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Entry> entries;

    Lister(Path root, List<Entry> entries) {
      this.root = root;
      this.entries = entries;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean passed =
          !folder.equals(root) && PASSED_BY.contains(folder.getFileName().toString());
      return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      add(file, attributes.isRegularFile() ? null : obstacle(attributes));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      add(file, "it cannot be read (%s)".formatted(failure.getClass().getSimpleName()));
      return FileVisitResult.CONTINUE;
    }

    private void add(Path file, String obstacle) throws IOException {
      if (entries.size() == MOST_FILES) {
        throw new Unusable("It holds more than %,d files.".formatted(MOST_FILES));
      }
      String path = root.relativize(file).toString().replace(File.separatorChar, '/');
      entries.add(new Entry(path, obstacle));
    }

    private static String obstacle(BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        return "it is a link";
      }
      return attributes.isDirectory() ? "it is a folder" : "it is a device, a pipe or a socket";
    }
  }
}
