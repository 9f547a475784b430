package handson.redis.basics;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a program has to say about a connection.
 *
 * @param host name or IP address
 * @param port 1 to 65535
 * @param tls whether the connection is encrypted; the certificate is then always verified
 * @param user empty for the server's default user
 * @param password empty where the server asks for none; never part of {@link #toString()}
 * @param database index, 0 or greater
 * @param caCertificate who signed the server's certificate; empty: somebody the JDK knows
 * @param timeout how long to wait: to connect, for an answer, and for a free connection of the pool
 * @param poolSize the most connections that are open at once, where the client has a pool
 * @param retry how often to try to connect
 * @param clientName what CLIENT LIST shows; without spaces
 */
public record ConnectionSettings(
    String host,
    int port,
    boolean tls,
    Optional<String> user,
    Optional<String> password,
    int database,
    Optional<CaCertificate> caCertificate,
    Duration timeout,
    int poolSize,
    Retry retry,
    String clientName) {

  private static final int DEFAULT_PORT = 6379;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
  private static final int DEFAULT_POOL_SIZE = 8;
  private static final Retry DEFAULT_RETRY = new Retry(3, Duration.ofMillis(100));
  private static final String DEFAULT_NAME = "handson";

  /** Checks the numbers: for some clients a timeout of 0 means to wait for ever. */
  public ConnectionSettings {
    if (timeout.toMillis() < 1 || poolSize < 1 || database < 0) {
      throw new IllegalArgumentException(
          "timeout %s, pool of %s, database %s: at least 1 ms, 1 and 0."
              .formatted(timeout, poolSize, database));
    }
  }

  /**
   * Reads {@code redis://user:password@host:port/database}, or {@code rediss://} for TLS; all but
   * the host may be missing. In user and password a special character is percent-encoded. A timeout
   * of 2 s, a pool of 8 and three attempts, 100 ms apart at first, are what the rest starts with.
   *
   * @throws IllegalArgumentException where it is no such URL; the message shows no password
   */
  public static ConnectionSettings ofUrl(String url) {
    URI uri = uri(url);
    boolean tls = "rediss".equals(uri.getScheme());
    int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
    String path = Optional.ofNullable(uri.getPath()).orElse("");
    if (!tls && !"redis".equals(uri.getScheme())
        || uri.getHost() == null
        || !isPort(port)
        || !path.matches("/?|/[0-9]{1,6}")) {
      throw wrong(url);
    }
    String login = Optional.ofNullable(uri.getRawUserInfo()).orElse("");
    // "redis://secret@host" is how older tools write a password without a user.
    String[] parts = login.contains(":") ? login.split(":", 2) : new String[] {"", login};
    int database = path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
    return at(uri.getHost(), port, tls, decoded(parts[0]), decoded(parts[1]), database);
  }

  /**
   * Reads what a container or a cloud puts into the environment: {@code REDIS_URL}; else {@code
   * REDIS_HOST} with {@code REDIS_PORT}, or {@code REDIS_SSL_PORT} for TLS, and {@code
   * REDIS_PASSWORD}; else a server on this machine. {@code REDIS_CA_CERT} names a PEM file.
   *
   * @param environment as from {@link System#getenv()}; an empty value counts as missing
   * @throws IllegalArgumentException where a value is not understood
   */
  public static ConnectionSettings ofEnvironment(Map<String, String> environment) {
    ConnectionSettings settings = value(environment, "REDIS_URL")
        .map(ConnectionSettings::ofUrl)
        .orElseGet(() -> ofHost(environment));
    return value(environment, "REDIS_CA_CERT")
        .map(file -> settings.withCaCertificate(Path.of(file)))
        .orElse(settings);
  }

  /** The same, trusting this PEM file instead of the JDK's authorities. */
  public ConnectionSettings withCaCertificate(Path file) {
    return with(Optional.of(new CaCertificate(file)), timeout, poolSize, retry, clientName);
  }

  /** The same, with another patience. */
  public ConnectionSettings withTimeout(Duration patience) {
    return with(caCertificate, patience, poolSize, retry, clientName);
  }

  /** The same, with another pool. */
  public ConnectionSettings withPoolSize(int connections) {
    return with(caCertificate, timeout, connections, retry, clientName);
  }

  /** The same, with more or fewer attempts. */
  public ConnectionSettings withRetry(Retry attempts) {
    return with(caCertificate, timeout, poolSize, attempts, clientName);
  }

  /** The same, under another name. */
  public ConnectionSettings withClientName(String name) {
    return with(caCertificate, timeout, poolSize, retry, name);
  }

  /** The URL without user, password and database, as Redisson takes it. */
  public String address() {
    return (tls ? "rediss://" : "redis://") + host + ":" + port;
  }

  /** The URL without user and password. */
  @Override
  public String toString() {
    return address() + "/" + database;
  }

  private ConnectionSettings with(
      Optional<CaCertificate> newCa,
      Duration newTimeout,
      int newPool,
      Retry newRetry,
      String name) {
    return new ConnectionSettings(
        host, port, tls, user, password, database, newCa, newTimeout, newPool, newRetry, name);
  }

  private static ConnectionSettings ofHost(Map<String, String> environment) {
    Optional<String> host = value(environment, "REDIS_HOST");
    if (host.isEmpty()) {
      return at("localhost", DEFAULT_PORT, false, Optional.empty(), Optional.empty(), 0);
    }
    Optional<String> tlsPort = value(environment, "REDIS_SSL_PORT");
    String port = tlsPort.or(() -> value(environment, "REDIS_PORT")).orElse("" + DEFAULT_PORT);
    if (!port.matches("[0-9]{1,5}") || !isPort(Integer.parseInt(port))) {
      throw new IllegalArgumentException("'" + port + "' is no port; they go from 1 to 65535.");
    }
    Optional<String> password = value(environment, "REDIS_PASSWORD");
    return at(
        host.get(), Integer.parseInt(port), tlsPort.isPresent(), Optional.empty(), password, 0);
  }

  private static ConnectionSettings at(
      String host,
      int port,
      boolean tls,
      Optional<String> user,
      Optional<String> password,
      int database) {
    return new ConnectionSettings(
        host,
        port,
        tls,
        user,
        password,
        database,
        Optional.empty(),
        DEFAULT_TIMEOUT,
        DEFAULT_POOL_SIZE,
        DEFAULT_RETRY,
        DEFAULT_NAME);
  }

  private static URI uri(String url) {
    try {
      return new URI(url.strip());
    } catch (URISyntaxException e) {
      // The exception repeats the URL, password included, so it is no cause.
      throw wrong(url);
    }
  }

  private static IllegalArgumentException wrong(String url) {
    return new IllegalArgumentException(
        "'%s' is no Redis URL: write redis://[user:password@]host[:port][/database], or rediss://"
                .formatted(url.strip().replaceAll("(?s)//.*@", "//***@"))
            + " for TLS, with special characters of the password percent-encoded.");
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= 65_535;
  }

  private static Optional<String> decoded(String text) {
    // URLDecoder is made for forms, where a plus sign is a space; in a URL it is itself.
    String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    return Optional.of(decoded).filter(t -> !t.isEmpty());
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }
}
