package handson.redis.queue.crawl;

import handson.redis.kit.SetupException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of a crawl: {@code pages/} with the bodies, {@code index.json} and {@code map.html}. A
 * file {@code .crawl} says whose it is; a folder with anything else in it is left alone. Each other
 * file appears whole: it is written under another name and then moved.
 */
public final class CrawlFolder {
  private static final String OWNER = ".crawl";
  private static final String PAGES = "pages";
  private static final String INDEX = "index.json";
  private static final int PATIENCE = 100;
  private static final Duration WRITTEN = Duration.ofHours(1);
  private static final int LONGEST_WORDS = 40;
  private static final Map<String, String> SUFFIXES = Map.ofEntries(
      Map.entry("text/html", "html"),
      Map.entry("application/xhtml+xml", "html"),
      Map.entry("text/plain", "txt"),
      Map.entry("text/css", "css"),
      Map.entry("text/javascript", "js"),
      Map.entry("application/javascript", "js"),
      Map.entry("application/json", "json"),
      Map.entry("application/xml", "xml"),
      Map.entry("text/xml", "xml"),
      Map.entry("application/pdf", "pdf"),
      Map.entry("image/png", "png"),
      Map.entry("image/jpeg", "jpg"),
      Map.entry("image/gif", "gif"),
      Map.entry("image/svg+xml", "svg"));

  private final Path folder;

  private CrawlFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes a folder for a crawl: a new or empty one, or the one that the crawl had before.
   *
   * @throws SetupException where it is somebody else's, or cannot be written
   */
  public static CrawlFolder open(Path folder, String job) {
    try {
      Files.createDirectories(folder);
      CrawlFolder crawl = new CrawlFolder(folder.toRealPath());
      crawl.claim(job);
      makePages(crawl.folder.resolve(PAGES));
      return crawl;
    } catch (IOException e) {
      throw new SetupException(
          "%s cannot be used for the pages (%s); name another folder with --out."
              .formatted(folder, e),
          e);
    }
  }

  private static void makePages(Path pages) throws IOException {
    try {
      Files.createDirectory(pages);
    } catch (FileAlreadyExistsException e) {
      // It is there from before, or another process was faster; a link may lead out of the folder.
      if (!Files.isDirectory(pages, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  private void claim(String job) throws IOException {
    // Looked at before the claim: a process that claims it at this moment does so before it writes.
    boolean strangers = hasStrangers();
    Path owner = folder.resolve(OWNER);
    if (!Files.exists(owner)) {
      if (strangers) {
        throw new SetupException(
            "%s holds files that are not of a crawl; name an empty or a new folder with --out."
                .formatted(folder));
      }
      own(owner, job);
    }
    String found = Files.readString(owner);
    for (int i = 0; i < PATIENCE && found.isEmpty(); i++) {
      // Whoever made it is about to write into it.
      LockSupport.parkNanos(10_000_000);
      found = Files.readString(owner);
    }
    if (found.isEmpty()) {
      // It was killed in between.
      write(OWNER, job.getBytes(StandardCharsets.UTF_8));
      found = job;
    }
    if (!found.equals(job)) {
      throw new SetupException(
          "%s holds the crawl '%s', and this one is '%s'; name another folder with --out, or --job %s to go on with it."
              .formatted(folder, found, job, found));
    }
  }

  /** Of two crawls that want it at the same moment one gets it: a file can be made but once. */
  private static void own(Path owner, String job) throws IOException {
    try {
      Files.writeString(owner, job, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      // What is in it says whose it is.
    }
  }

  private boolean hasStrangers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> !file.getFileName().toString().startsWith(OWNER));
    }
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /**
   * Saves a page's body; the same URL always has the same file.
   *
   * @param type the media type
   * @return the file, relative to the folder, with a slash
   */
  String save(String url, String type, byte[] body) throws IOException {
    String file = PAGES + "/" + fileName(url, type);
    write(file, body);
    return file;
  }

  // snippet: file-name
  /**
   * A name that every file system takes, and that no other URL has: words of the URL for people,
   * and a part of its SHA-256, which keeps apart what differs in case or in what was left out. No
   * name is a device of Windows ({@code CON}), hidden, too long, or ends with a dot.
   */
  static String fileName(String url, String type) {
    URI uri = URI.create(url);
    String readable = (uri.getHost() + " " + uri.getPath()).toLowerCase(Locale.ROOT);
    String words = readable.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = words.substring(0, Math.min(LONGEST_WORDS, words.length()));
    String hash = sha256(url).substring(0, 16);
    return cut + "-" + hash + "." + SUFFIXES.getOrDefault(type, "bin");
  }

  // end

  /** Eight characters that another text hardly has, for a name. */
  public static String shortHash(String text) {
    return sha256(text).substring(0, 8);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Writes index.json and map.html. */
  void writeIndex(String json, String map) throws IOException {
    write(INDEX, json.getBytes(StandardCharsets.UTF_8));
    write("map.html", map.getBytes(StandardCharsets.UTF_8));
  }

  /** When index.json was written last; empty where it never was. */
  Optional<FileTime> indexTime() throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(folder.resolve(INDEX)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The text of index.json. */
  String readIndex() throws IOException {
    return Files.readString(folder.resolve(INDEX));
  }

  /**
   * Deletes what no result names: pages of an earlier crawl, or of a worker that died; and files that
   * a process was writing when it was killed.
   */
  void keepOnly(List<PageResult> results) throws IOException {
    for (Path file : unfinished()) {
      Files.deleteIfExists(file);
    }
    Set<String> named = results.stream().map(PageResult::file).collect(Collectors.toSet());
    List<Path> saved;
    try (Stream<Path> files = Files.list(folder.resolve(PAGES))) {
      saved = files.toList();
    }
    for (Path file : saved) {
      String name = file.getFileName().toString();
      if (name.matches(".*-[0-9a-f]{16}\\.[a-z]+") && !named.contains(PAGES + "/" + name)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> unfinished() throws IOException {
    Instant longAgo = Instant.now().minus(WRITTEN);
    List<Path> unfinished = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().matches("\\.crawl-[0-9a-f-]{36}\\.tmp")
            && changed(file).isBefore(longAgo)) {
          unfinished.add(file);
        }
      }
    }
    return unfinished;
  }

  /** Now, for a file that is gone. */
  private static Instant changed(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.now();
    }
  }

  private void write(String file, byte[] bytes) throws IOException {
    Path target = folder.resolve(file);
    Path temporary = folder.resolve(OWNER + "-" + UUID.randomUUID() + ".tmp");
    try {
      Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
