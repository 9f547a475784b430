package handson.redis.cli.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Bubblewrap: namespaces of its own for processes, network, users and mounts, a file system of what
 * it reads and an empty home, and all of it dead with its first process.
 *
 * @see <a href="https://github.com/containers/bubblewrap">Bubblewrap</a>
 */
record Bubblewrap() implements Confinement {

  @Override
  public Isolation.Kind kind() {
    return Isolation.Kind.BUBBLEWRAP;
  }

  @Override
  public List<String> confine(Room room, List<String> command) {
    List<String> whole = new ArrayList<>(List.of(
        "bwrap",
        "--unshare-all",
        "--unshare-user",
        "--uid",
        "65534",
        "--gid",
        "65534",
        "--die-with-parent",
        "--new-session",
        "--proc",
        "/proc",
        "--dev",
        "/dev"));
    for (Path path : room.allReadable()) {
      if (Files.isSymbolicLink(path)) {
        whole.addAll(List.of("--symlink", target(path), path.toString()));
      } else {
        whole.addAll(List.of("--ro-bind", path.toString(), path.toString()));
      }
    }
    whole.addAll(List.of("--tmpfs", "/tmp", "--tmpfs", room.home().toString()));
    whole.addAll(List.of("--chdir", room.home().toString(), "--"));
    whole.addAll(command);
    return whole;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
