package handson.redis.kit;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a run's Redis comes from: the {@code --redis} option, else the property {@code
 * course.redis}, else the environment ({@code REDIS_URL}, or {@code REDIS_HOST} with {@code
 * REDIS_PORT}, {@code REDIS_SSL_PORT} and {@code REDIS_PASSWORD}), else the embedded server, or in
 * the course tool the one that {@code ./course server} keeps up. A value is {@code embedded}, {@code
 * docker} (the image of docker-compose.yml, or {@code REDIS_IMAGE}) or a URL. {@code REDIS_CA_CERT}
 * names a PEM file with the authority behind a {@code rediss://} server.
 */
public sealed interface RedisSource {

  /**
   * Makes the Redis ready.
   *
   * @throws SetupException where it cannot be had, with what to do
   */
  RunningRedis open();

  /**
   * The same for work that several processes do together: it keeps out only what wants the Redis for
   * itself. What they leave in it has to expire within a week. With Ctrl-C it stays open until it is
   * closed.
   *
   * @throws SetupException where it cannot be had, with what to do
   */
  default RunningRedis openShared() {
    return open();
  }

  /** The embedded server: private, on a free loopback port, gone with this JVM. */
  record Embedded() implements RedisSource {
    @Override
    public RunningRedis open() {
      return EmbeddedRedis.start();
    }

    @Override
    public String toString() {
      return "embedded Redis " + EmbeddedRedis.VERSION;
    }
  }

  /**
   * A container of this run's own, gone with this JVM.
   *
   * @param image the image's name, as {@code redis:8.10}
   */
  record Docker(String image) implements RedisSource {
    @Override
    public RunningRedis open() {
      return DockerRedis.start(image);
    }

    @Override
    public String toString() {
      return "a container of " + image;
    }
  }

  /**
   * A server that someone else owns.
   *
   * @param chosenBy the option or variable that named it, for messages
   */
  record Server(RedisAddress address, String chosenBy) implements RedisSource {
    @Override
    public RunningRedis open() {
      return ForeignRedis.open(address, chosenBy);
    }

    @Override
    public RunningRedis openShared() {
      return ForeignRedis.openShared(address, chosenBy);
    }

    @Override
    public String toString() {
      return address + " (from " + chosenBy + ")";
    }
  }

  /**
   * The server that {@code ./course server} keeps up: the course's own, so it needs no claim, and
   * it lives on.
   */
  record CourseServer(RedisAddress address) implements RedisSource {
    private static final String NAME = "./course server";

    @Override
    public RunningRedis open() {
      String version = RedisProbe.version(address, NAME);
      return new RunningCourseServer(address, version);
    }

    @Override
    public String toString() {
      return address + " (from " + NAME + ")";
    }

    private record RunningCourseServer(RedisAddress address, String version)
        implements RunningRedis {
      @Override
      public String description() {
        return "Redis " + version + " at " + address + " (./course server)";
      }

      @Override
      public boolean isPrivate() {
        return false;
      }

      @Override
      public void close() {
        // Whoever started it ends it.
      }
    }
  }

  /** Chooses for this JVM, its properties and its environment. */
  static RedisSource choose(Optional<String> option) {
    return choose(option, Embedded::new);
  }

  /**
   * Chooses for this JVM, its properties and its environment.
   *
   * @param unnamed what to use where none of them names a Redis
   */
  static RedisSource choose(Optional<String> option, Supplier<RedisSource> unnamed) {
    return choose(
        option, Optional.ofNullable(System.getProperty("course.redis")), System.getenv(), unnamed);
  }

  /**
   * Chooses by the order above.
   *
   * @throws SetupException where a value is not understood
   */
  static RedisSource choose(
      Optional<String> option, Optional<String> property, Map<String, String> environment) {
    return choose(option, property, environment, Embedded::new);
  }

  private static RedisSource choose(
      Optional<String> option,
      Optional<String> property,
      Map<String, String> environment,
      Supplier<RedisSource> unnamed) {
    if (option.filter(text -> !text.isBlank()).isPresent()) {
      return parse(option.get(), "--redis", environment);
    }
    if (property.filter(text -> !text.isBlank()).isPresent()) {
      return parse(property.get(), "course.redis", environment);
    }
    if (value(environment, "REDIS_URL").isPresent()) {
      return parse(environment.get("REDIS_URL"), "REDIS_URL", environment);
    }
    if (value(environment, "REDIS_HOST").isPresent()) {
      return server(fromHostAndPort(environment), "REDIS_HOST", authority(environment));
    }
    return unnamed.get();
  }

  private static RedisSource parse(String value, String chosenBy, Map<String, String> environment) {
    if (value.strip().equals("embedded")) {
      return new Embedded();
    }
    if (value.strip().equals("docker")) {
      return new Docker(DockerRedis.image(environment));
    }
    if (!value.contains("://")) {
      throw new SetupException(
          ("%s is '%s', which is neither 'embedded' nor 'docker' nor a redis:// or"
                  + " rediss:// URL.")
              .formatted(chosenBy, RedisAddress.withoutLogin(value)));
    }
    return server(RedisAddress.parse(value), chosenBy, authority(environment));
  }

  private static Optional<Path> authority(Map<String, String> environment) {
    return value(environment, "REDIS_CA_CERT").map(Path::of);
  }

  private static RedisSource server(RedisAddress address, String chosenBy, Optional<Path> ca) {
    Optional<Path> needed = ca.filter(file -> address.tls());
    return new Server(needed.map(address::withCaCertificate).orElse(address), chosenBy);
  }

  private static RedisAddress fromHostAndPort(Map<String, String> environment) {
    Optional<Integer> tlsPort = port(environment, "REDIS_SSL_PORT");
    int port = tlsPort.or(() -> port(environment, "REDIS_PORT")).orElse(6379);
    String host = environment.get("REDIS_HOST").strip();
    // "localhost:6379" is a slip; an IPv6 address has two colons or more.
    if (!host.matches("[^\\s:/@]+|\\[?[0-9a-fA-F]*:[^\\s/@\\]]*:[^\\s/@\\]]*]?")) {
      throw new SetupException(
          "REDIS_HOST is '%s', and that is no host's name; write the port into REDIS_PORT, or use REDIS_URL."
              .formatted(RedisAddress.withoutLogin(host)));
    }
    return new RedisAddress(
        host,
        port,
        tlsPort.isPresent(),
        Optional.empty(),
        value(environment, "REDIS_PASSWORD"),
        0,
        Optional.empty());
  }

  private static Optional<Integer> port(Map<String, String> environment, String name) {
    Optional<String> text = value(environment, name).map(String::strip);
    text.filter(
            t -> !t.matches("[0-9]{1,5}") || Integer.parseInt(t) < 1 || Integer.parseInt(t) > 65535)
        .ifPresent(t -> {
          throw new SetupException(name + " is '" + t + "', and ports go from 1 to 65535.");
        });
    return text.map(Integer::parseInt);
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }
}
