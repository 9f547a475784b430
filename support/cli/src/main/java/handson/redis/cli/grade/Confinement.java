package handson.redis.cli.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a process is kept from the rest of this machine. */
interface Confinement {

  /** Which it is. */
  Isolation.Kind kind();

  /**
   * The command line that runs another one confined: with a home of its own, which it alone may
   * write, and nothing else of this machine but what it reads.
   */
  List<String> confine(Room room, List<String> command);

  /**
   * The first of its processes, where that is no descendant of the one which was started; empty
   * where it is one, and as long as it is not there.
   */
  default Optional<ProcessHandle> processElsewhere(Room room) {
    return Optional.empty();
  }

  /** What must not be left behind when a process was killed; nothing by default. */
  default void cleanUp(Room room) {}

  /**
   * Where a confined process lives.
   *
   * @param mark in its environment and in that of its children: they are found by it
   * @param home an empty folder that it may write; its working directory
   * @param readable files and folders that it may read, beside the system's
   * @param environment all that it is told
   */
  record Room(String mark, Path home, Collection<Path> readable, Map<String, String> environment) {
    private static final List<String> SYSTEM = List.of(
        "/usr",
        "/bin",
        "/sbin",
        "/lib",
        "/lib32",
        "/lib64",
        "/libx32",
        "/nix/store",
        "/etc/ld.so.cache",
        "/etc/alternatives",
        "/etc/ssl",
        "/etc/pki",
        "/etc/ca-certificates",
        "/etc/hosts",
        "/etc/nsswitch.conf",
        "/etc/localtime");

    /** The system's programs and libraries, this Java, and what was named. */
    List<Path> allReadable() {
      List<Path> all = new ArrayList<>();
      SYSTEM.stream().map(Path::of).filter(Files::exists).forEach(all::add);
      // Debian keeps a JDK's settings apart from it.
      try (Stream<Path> settings = Files.list(Path.of("/etc"))) {
        settings
            .filter(path -> path.getFileName().toString().startsWith("java-"))
            .forEach(all::add);
      } catch (IOException e) {
        // Then this Java has its own.
      }
      Path java = Path.of(System.getProperty("java.home"));
      if (!java.startsWith("/usr")) {
        all.add(java);
      }
      all.addAll(readable);
      return all;
    }
  }
}
