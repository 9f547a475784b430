package handson.redis.kit;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A Redis in a container of its own, on a free port, with nothing saved to disk. Testcontainers
 * removes it when this JVM ends; after {@code kill -9} its reaper container does, unless {@code
 * TESTCONTAINERS_RYUK_DISABLED} forbids one.
 */
public final class DockerRedis implements RunningRedis {
  private static final int PORT = 6379;
  private static final Pattern IMAGE = Pattern.compile("image: \\$\\{REDIS_IMAGE:-(?<name>[^}]+)}");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  private final GenericContainer<?> container;
  private final RedisAddress address;
  private final String version;

  private DockerRedis(GenericContainer<?> container, RedisAddress address, String version) {
    this.container = container;
    this.address = address;
    this.version = version;
  }

  /** The image's name: {@code REDIS_IMAGE}, else what docker-compose.yml says. */
  public static String image(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("REDIS_IMAGE"))
        .filter(name -> !name.isBlank())
        .map(String::strip)
        .orElseGet(DockerRedis::composeImage);
  }

  /** Whether a Docker engine answers. */
  public static boolean runsHere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  /**
   * Starts a container, and pulls its image where it is not there yet.
   *
   * @throws SetupException where there is no engine, no image or no answer
   */
  public static DockerRedis start(String image) {
    if (!isReady()) {
      throw new SetupException("No Docker engine answers; start Docker (./course doctor looks for"
          + " it), or leave out docker for the embedded Redis.");
    }
    GenericContainer<?> container = container(image);
    try {
      if (!holds(image)) {
        pull(image);
      }
      container.start();
      RedisAddress address = RedisAddress.of(container.getHost(), container.getMappedPort(PORT));
      return new DockerRedis(container, address, RedisProbe.version(address, "docker"));
    } catch (SetupException e) {
      container.stop();
      throw e;
    } catch (RuntimeException e) {
      container.stop();
      throw new SetupException(
          ("Docker could not start a Redis from the image %s (%s); 'docker run --rm %s'"
                  + " may say more, and REDIS_IMAGE names another image.")
              .formatted(image, innermost(e), image),
          e);
    }
  }

  private static boolean isReady() {
    try {
      return runsHere();
    } catch (RuntimeException e) {
      // An image of its own that it cannot pull, for one.
      throw new SetupException(
          ("Docker answers, but Testcontainers cannot use it (%s); --verbose says more, and without"
                  + " docker there is the embedded Redis.")
              .formatted(innermost(e)),
          e);
    }
  }

  private static GenericContainer<?> container(String image) {
    DockerImageName name;
    try {
      name = DockerImageName.parse(image);
      name.assertValid();
    } catch (RuntimeException e) {
      // "redis:" is an ArrayIndexOutOfBoundsException there.
      throw new SetupException(
          "REDIS_IMAGE is '%s', and that is no image's name; write it as redis:8.".formatted(image),
          e);
    }
    return new GenericContainer<>(name)
        .withExposedPorts(PORT)
        .withCommand("redis-server", "--save", "", "--appendonly", "no")
        .withCreateContainerCmdModifier(command -> loopbackOnly(command.getHostConfig()))
        .waitingFor(Wait.forListeningPort());
  }

  /** Nobody else in the network needs it. An engine elsewhere has another loopback than ours. */
  private static void loopbackOnly(HostConfig host) {
    if (THIS_MACHINE.contains(DockerClientFactory.instance().dockerHostIpAddress())) {
      host.withPortBindings(new PortBinding(Binding.bindIp("127.0.0.1"), ExposedPort.tcp(PORT)));
    }
  }

  /** Whether the engine holds the image already, so that a start needs no network. */
  public static boolean holds(String image) {
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Once and not again and again for minutes, as Testcontainers would. */
  private static void pull(String image) {
    System.err.println("Pulling the image " + image + "; that takes a while, once.");
    try {
      DockerClientFactory.lazyClient().pullImageCmd(image).start().awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetupException("Interrupted while pulling the image " + image + ".", e);
    }
  }

  private static String composeImage() {
    try (InputStream in = DockerRedis.class.getResourceAsStream("docker-compose.yml")) {
      Matcher image = IMAGE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      if (!image.find()) {
        throw new IllegalStateException("docker-compose.yml names no image as " + IMAGE);
      }
      return image.group("name");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String innermost(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null && reason.getCause() != reason) {
      reason = reason.getCause();
    }
    String message = String.valueOf(reason.getMessage()).strip();
    return message.lines().findFirst().orElse(message);
  }

  @Override
  public RedisAddress address() {
    return address;
  }

  @Override
  public String description() {
    return "Redis " + version + " in Docker (" + container.getDockerImageName() + ") on "
        + address.hostAndPort();
  }

  @Override
  public boolean isPrivate() {
    return true;
  }

  /** The container's id. */
  public String containerId() {
    return container.getContainerId();
  }

  @Override
  public void close() {
    container.stop();
  }
}
