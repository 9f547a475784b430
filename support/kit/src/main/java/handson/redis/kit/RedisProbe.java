package handson.redis.kit;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
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
import java.util.stream.LongStream;
import javax.net.ssl.SSLException;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;

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
    try (Connection connection = new Connection(
        new HostAndPort(address.host(), address.port()),
        RedisClients.jedisConfig(address, "course-probe", patience))) {
      connection.sendCommand(Protocol.Command.INFO, "server");
      RedisVersion version = RedisVersion.in(connection.getBulkReply());
      if (version.major() < OLDEST_MAJOR) {
        throw new SetupException(
            "%s is Redis %s, and the course needs %s.0 or newer; update it or use --redis embedded."
                .formatted(address, version.text(), OLDEST_MAJOR));
      }
      return version.text();
    } catch (SetupException e) {
      throw e;
    } catch (RuntimeException e) {
      // What is no Redis may answer anything, and Jedis then throws anything.
      throw new SetupException(
          "%s (from %s) %s".formatted(address, chosenBy, explain(address, chosenBy, patience, e)),
          e);
    }
  }

  /**
   * The median time of a PING on an open connection, of five.
   *
   * @throws SetupException where the server cannot be used
   */
  public static Duration roundTrip(RedisAddress address) {
    try (Connection connection = new Connection(
        new HostAndPort(address.host(), address.port()),
        RedisClients.jedisConfig(address, "course-probe", PATIENCE))) {
      return LongStream.range(0, 5)
          .map(i -> {
            long start = System.nanoTime();
            connection.ping();
            return System.nanoTime() - start;
          })
          .sorted()
          .skip(2)
          .mapToObj(Duration::ofNanos)
          .findFirst()
          .orElseThrow();
    } catch (RuntimeException e) {
      throw new SetupException(address + " " + explain(address, "the address", PATIENCE, e), e);
    }
  }

  private static String explain(
      RedisAddress address, String chosenBy, Duration patience, RuntimeException failure) {
    if (mentions(failure, "NOPERM")) {
      return "lets this user in, but not do what the course needs (%s); name a user who may."
          .formatted(failure.getMessage());
    }
    if (failure instanceof JedisAccessControlException || mentions(failure, "NOAUTH")) {
      return address.password().isPresent()
          ? "refused the login; check user and password."
          : "asks for a password; put it into "
              + (chosenBy.equals("REDIS_HOST")
                  ? "REDIS_PASSWORD."
                  : "the URL (redis://:password@host:port).");
    }
    if (cause(failure, UnknownHostException.class).isPresent()) {
      return "names a host that does not exist here; check the spelling.";
    }
    Optional<SocketException> unreachable = cause(failure, ConnectException.class)
        .map(SocketException.class::cast)
        .or(() -> cause(failure, NoRouteToHostException.class));
    if (unreachable.isPresent()) {
      return ("cannot be reached (%s); start a server there (docker compose up -d) or use --redis"
              + " embedded.")
          .formatted(unreachable.get().getMessage());
    }
    Optional<SSLException> tls = cause(failure, SSLException.class);
    if (tls.isPresent()) {
      return ("failed in the TLS handshake (%s); check that the port speaks TLS, name the"
              + " certificate's authority in REDIS_CA_CERT, and the host as the certificate does.")
          .formatted(tls.get().getMessage());
    }
    if (cause(failure, SocketTimeoutException.class).isPresent()) {
      return "did not answer within %s s; check host, port and firewall, and whether the port %s."
          .formatted(
              patience.toSeconds(),
              address.tls() ? "speaks TLS at all" : "speaks TLS and wants rediss://");
    }
    if (mentions(failure, "DB index is out of range")) {
      return "has no database " + address.database() + "; name a smaller number.";
    }
    if (mentions(failure, "end of stream") || mentions(failure, "Connection reset")) {
      return "closed the connection at once; "
          + (address.tls() ? "does the port speak TLS?" : "a TLS port wants rediss://.");
    }
    if (failure instanceof JedisDataException) {
      return "cannot be used (%s); use another server or --redis embedded."
          .formatted(failure.getMessage());
    }
    return "answers, but not as a Redis server does; check the port.";
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
