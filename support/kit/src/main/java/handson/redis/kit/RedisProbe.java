package handson.redis.kit;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;

/** Finds out whether a server can be used, and says in one sentence why not. */
public final class RedisProbe {
  /** The oldest server that every lesson works with. */
  public static final int OLDEST_MAJOR = 7;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private RedisProbe() {}

  /**
   * Connects, logs in and asks for the version.
   *
   * @param chosenBy the option or variable that named the address, for the message
   * @return the server's version, as {@code 7.0.15}
   * @throws SetupException where the server cannot be used
   */
  public static String version(RedisAddress address, String chosenBy) {
    return version(address, chosenBy, PATIENCE);
  }

  static String version(RedisAddress address, String chosenBy, Duration patience) {
    try (Connection connection =
        new Connection(
            new HostAndPort(address.host(), address.port()),
            RedisClients.jedisConfig(address, "course-probe", patience))) {
      connection.sendCommand(Protocol.Command.INFO, "server");
      String version = versionIn(connection.getBulkReply());
      if (Integer.parseInt(version.split("\\.")[0]) < OLDEST_MAJOR) {
        throw new SetupException(
            "%s is Redis %s, and the course needs %d.0 or newer; update it or use --redis embedded."
                .formatted(address, version, OLDEST_MAJOR));
      }
      return version;
    } catch (JedisException | NumberFormatException e) {
      throw new SetupException(
          "%s (from %s) %s".formatted(address, chosenBy, explain(address, patience, e)), e);
    }
  }

  private static String versionIn(String info) {
    return info.lines()
        .filter(line -> line.startsWith("redis_version:"))
        .map(line -> line.substring("redis_version:".length()).strip())
        .findFirst()
        .orElseThrow(() -> new NumberFormatException("INFO without redis_version"));
  }

  private static String explain(RedisAddress address, Duration patience, RuntimeException failure) {
    if (failure instanceof JedisAccessControlException || mentions(failure, "NOAUTH")) {
      return address.password().isPresent()
          ? "refused the login; check user and password."
          : "asks for a password; put it into the URL (redis://:password@host:port) or into"
              + " REDIS_PASSWORD.";
    }
    if (cause(failure, UnknownHostException.class).isPresent()) {
      return "names a host that does not exist here; check the spelling.";
    }
    if (cause(failure, ConnectException.class).isPresent()
        || cause(failure, NoRouteToHostException.class).isPresent()) {
      return "cannot be reached: connection refused; start a server there (docker compose up -d) or"
          + " use --redis embedded.";
    }
    Optional<SSLException> tls = cause(failure, SSLException.class);
    if (tls.isPresent()) {
      return ("failed in the TLS handshake (%s); name the certificate's authority in REDIS_CA_CERT,"
              + " and the host as the certificate does.")
          .formatted(tls.get().getMessage());
    }
    if (cause(failure, SocketTimeoutException.class).isPresent()) {
      // A plain Redis port waits for the end of what it takes for a line, so TLS meets silence.
      return "did not answer within %s ms; check host, port and firewall, and whether the port %s."
          .formatted(patience.toMillis(), address.tls() ? "speaks TLS" : "wants TLS (rediss://)");
    }
    if (mentions(failure, "DB index is out of range")) {
      return "has no database " + address.database() + "; name a smaller number.";
    }
    if (mentions(failure, "end of stream") || mentions(failure, "Connection reset")) {
      return "closed the connection at once; "
          + (address.tls() ? "does the port speak TLS?" : "a TLS port wants rediss://.");
    }
    if (failure instanceof NumberFormatException || mentions(failure, "Unknown reply")) {
      return "answers, but not as a Redis server does; check the port.";
    }
    return "cannot be used: " + failure.getMessage();
  }

  private static boolean mentions(Throwable failure, String text) {
    return Optional.ofNullable(failure.getMessage()).orElse("").contains(text);
  }

  /** Jedis keeps the reason of a failed connection in the causes or the suppressed exceptions. */
  private static <E extends Throwable> Optional<E> cause(Throwable failure, Class<E> type) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(failure);
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      if (!seen.add(next)) {
        continue;
      }
      if (type.isInstance(next)) {
        return Optional.of(type.cast(next));
      }
      Optional.ofNullable(next.getCause()).ifPresent(open::add);
      open.addAll(Arrays.asList(next.getSuppressed()));
    }
    return Optional.empty();
  }
}
