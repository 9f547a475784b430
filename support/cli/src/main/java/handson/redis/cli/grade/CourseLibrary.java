package handson.redis.cli.grade;

import handson.redis.kit.SetupException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The class path of the grader's JVMs: this JVM's, as archives in one folder, without the
 * references, the exercises and the decoys. What is not there no submission can call, and a course
 * that is built anew meanwhile changes nothing in a run.
 *
 * @param folder holds the archives and nothing else
 * @param digest of the course's own classes: kit, lessons and grading tests
 */
record CourseLibrary(Path folder, String digest) {
  private static final String DIGEST = "digest";
  private static final Pattern KEPT_BACK =
      Pattern.compile("handson/redis/[a-z]+/(jedis|lettuce|redisson|exercise|decoy)/.*");
  // What a solution is never written with.
  private static final Pattern FOR_TESTS = Pattern.compile(
      "\\d+-(cli|testing|junit|opentest4j|assertj|awaitility|apiguardian|hamcrest|embedded-redis"
          + "|picocli|jline|classes|test-classes).*|.*-tests\\.jar");

  /**
   * Brings this JVM's class path together, once for each build of the course.
   *
   * @param cache where it is kept
   * @throws SetupException where it cannot be written there
   */
  static CourseLibrary in(Path cache) {
    List<Path> entries = Arrays.stream(
            System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
    Path library = cache.toAbsolutePath().resolve(key(entries));
    try {
      if (!Files.exists(library)) {
        fill(library, entries);
      }
      return new CourseLibrary(library.resolve("lib"), Files.readString(library.resolve(DIGEST)));
    } catch (IOException e) {
      throw new SetupException(
          "The grader cannot keep the course's classes in %s (%s); grade once as somebody who may"
                  .formatted(cache, e)
              + " write there, or in a copy of the course.",
          e);
    }
  }

  /** All archives, in their order. */
  List<Path> classPath() {
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a solution can be written with: the contracts, the kit, the clients. */
  List<Path> classPathForSolutions() {
    return classPath().stream()
        .filter(jar -> !FOR_TESTS.matcher(jar.getFileName().toString()).matches())
        .toList();
  }

  private static void fill(Path library, List<Path> entries) throws IOException {
    Path next = library.resolveSibling(UUID.randomUUID() + ".next");
    Path folder = Files.createDirectories(next.resolve("lib"));
    Digest digest = new Digest();
    for (int i = 0; i < entries.size(); i++) {
      Path entry = entries.get(i);
      String name = entry.getFileName().toString();
      // Two modules' folders have one name.
      String number = String.format(Locale.ROOT, "%03d-", i);
      if (Files.isDirectory(entry)) {
        // .../lesson01-basics/target/test-classes
        String module = String.valueOf(
            entry.toAbsolutePath().getName(Math.max(0, entry.toAbsolutePath().getNameCount() - 3)));
        String kind = name.startsWith("test") ? "-tests" : "";
        pack(contentOf(entry), folder.resolve(number + module + kind + ".jar"), digest);
      } else if (isTheCourses(entry)) {
        pack(contentOfJar(entry), folder.resolve(number + name), digest);
      } else {
        Files.copy(entry, folder.resolve(number + name));
      }
    }
    Files.writeString(next.resolve(DIGEST), digest.hex());
    try {
      Files.move(next, library, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another grader was quicker with the same.
      Folders.delete(next);
    }
  }

  private static void pack(TreeMap<String, byte[]> content, Path jar, Digest digest)
      throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (var entry : content.entrySet()) {
        if (!KEPT_BACK.matcher(entry.getKey()).matches()) {
          ZipEntry header = new ZipEntry(entry.getKey());
          header.setTime(0);
          out.putNextEntry(header);
          out.write(entry.getValue());
          out.closeEntry();
          // The tool's own pages and manifests change no grade.
          if (entry.getKey().startsWith("handson/")) {
            digest.add(entry.getKey().getBytes(StandardCharsets.UTF_8)).add(entry.getValue());
          }
        }
      }
    }
  }

  private static boolean isTheCourses(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().startsWith("handson/redis/"));
    }
  }

  private static TreeMap<String, byte[]> contentOfJar(Path jar) throws IOException {
    TreeMap<String, byte[]> content = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          content.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return content;
  }

  private static TreeMap<String, byte[]> contentOf(Path folder) throws IOException {
    TreeMap<String, byte[]> content = new TreeMap<>();
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
      content.put(name, Files.readAllBytes(file));
    }
    return content;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Another one for each build. */
  private static String key(List<Path> entries) {
    Digest digest = new Digest();
    try {
      for (Path entry : entries) {
        List<Path> files = Files.isDirectory(entry) ? files(entry) : List.of(entry);
        for (Path file : new ArrayList<>(files)) {
          digest.add("%s %d %s"
              .formatted(file, Files.size(file), Files.getLastModifiedTime(file))
              .getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digest.hex().substring(0, 16);
  }
}
