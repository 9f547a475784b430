package handson.redis.cli.grade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A submission that is a zip. It is never unpacked: a file that is wanted is read into memory. */
final class ZipContents implements Contents {
  private final ZipFile zip;
  private final Map<String, ZipEntry> found;
  private final List<Entry> entries;

  private ZipContents(ZipFile zip, Map<String, ZipEntry> found, List<Entry> entries) {
    this.zip = zip;
    this.found = found;
    this.entries = entries;
  }

  static ZipContents open(Path file) throws IOException {
    Map<String, String> kinds = ZipDirectory.obstacles(file);
    ZipFile zip = openFile(file);
    try {
      if (zip.size() > MOST_FILES) {
        throw new Unusable("It holds more than %,d files.".formatted(MOST_FILES));
      }
      Map<String, ZipEntry> found = new HashMap<>();
      Map<String, String> obstacles = new HashMap<>();
      for (ZipEntry entry : zip.stream().toList()) {
        String path = entry.getName();
        if (entry.isDirectory()) {
          continue;
        }
        String obstacle = obstacle(path, kinds.get(path));
        if (found.put(path, entry) != null) {
          obstacle = "it is in the zip twice";
        }
        obstacles.merge(
            path, obstacle == null ? "" : obstacle, (old, next) -> next.isEmpty() ? old : next);
      }
      List<Entry> entries = new ArrayList<>();
      obstacles.forEach(
          (path, obstacle) -> entries.add(new Entry(path, obstacle.isEmpty() ? null : obstacle)));
      entries.sort(Comparator.comparing(Entry::path));
      return new ZipContents(zip, found, List.copyOf(entries));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile openFile(Path file) throws IOException {
    for (Charset names : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
      try {
        return new ZipFile(file.toFile(), names);
      } catch (ZipException | IllegalArgumentException e) {
        // Old programs write names in other alphabets; exercises have plain ones.
        if (names == StandardCharsets.ISO_8859_1) {
          throw new Unusable("It is no zip that can be read (%s).".formatted(e.getMessage()));
        }
      }
    }
    throw new IllegalStateException("There are two alphabets.");
  }

  private static String obstacle(String path, String kind) {
    boolean outside = path.startsWith("/")
        || path.contains("\\")
        || path.contains(":")
        || List.of(path.split("/")).contains("..");
    return outside ? "its path leads out of the submission" : kind;
  }

  @Override
  public List<Entry> entries() {
    return entries;
  }

  @Override
  public byte[] read(Entry entry, int most) throws IOException {
    try (InputStream in = zip.getInputStream(found.get(entry.path()))) {
      return in.readNBytes(most);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
