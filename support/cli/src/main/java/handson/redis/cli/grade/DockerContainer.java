package handson.redis.cli.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container without network, rights or a file system that can be written. Its image is empty and
 * made here, without a registry: this machine's own programs and Java are mounted, to be read.
 */
record DockerContainer() implements Confinement {
  private static final String IMAGE = "handson-redis-grader:empty";
  private static final String NOBODY = "65534:65534";

  /** $1 the image, $2 the container's name, then what docker run is told. */
  private static final String RUN = """
      image=$1 name=$2; shift 2
      docker image inspect "$image" >/dev/null 2>&1 ||
        tar -cf - -T /dev/null | docker import - "$image" >/dev/null || exit
      exec docker run --name "$name" "$@"
      """;

  @Override
  public Isolation.Kind kind() {
    return Isolation.Kind.DOCKER;
  }

  @Override
  public List<String> confine(Room room, List<String> command) {
    List<String> whole = new ArrayList<>(List.of("setsid", "sh", "-c", RUN, "run", IMAGE));
    whole.add(name(room));
    whole.addAll(List.of(
        "--rm",
        "--interactive",
        "--init=false",
        "--network=none",
        "--read-only",
        "--user=" + NOBODY,
        "--cap-drop=ALL",
        "--security-opt=no-new-privileges",
        "--pids-limit=1000",
        "--memory=2g",
        "--tmpfs=/tmp:rw,size=64m",
        "--tmpfs=" + room.home() + ":rw,exec,mode=1777,size=512m",
        "--workdir=" + room.home()));
    room.environment().forEach((name, value) -> whole.addAll(List.of("--env", name + "=" + value)));
    for (Path path : room.allReadable()) {
      whole.add("--volume=" + path + ":" + path + ":ro");
    }
    whole.add(IMAGE);
    whole.addAll(command);
    return whole;
  }

  /** The daemon started it, not this program. */
  @Override
  public Optional<ProcessHandle> processElsewhere(Room room) {
    try {
      Process inspect = new ProcessBuilder(
              "docker", "inspect", "--format", "{{.State.Pid}}", name(room))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      String pid = new String(inspect.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return pid.strip().matches("[1-9][0-9]*")
          ? ProcessHandle.of(Long.parseLong(pid.strip()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whoever ends the client has not ended the container. */
  @Override
  public void cleanUp(Room room) {
    try {
      new ProcessBuilder("docker", "rm", "--force", name(room))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      // Then there was no container.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String name(Room room) {
    return "course-grade-" + room.home().getFileName();
  }
}
