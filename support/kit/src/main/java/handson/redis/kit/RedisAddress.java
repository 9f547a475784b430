package handson.redis.kit;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Redis listens and how to log in. The URL form is the one that IANA registers for {@code
 * redis} and {@code rediss}: {@code redis://user:password@host:port/database}.
 *
 * @param host name or IP address
 * @param port 1 to 65535
 * @param tls whether the connection is encrypted; the server's certificate is always verified
 * @param user empty for the server's default user
 * @param password empty where the server asks for none; never part of {@link #toString()}
 * @param database index, 0 or greater
 * @param caCertificate a PEM file with the authority that signed the server's certificate; empty:
 *     the authorities that the JDK trusts
 */
public record RedisAddress(
    String host,
    int port,
    boolean tls,
    Optional<String> user,
    Optional<String> password,
    int database,
    Optional<Path> caCertificate) {

  private static final int DEFAULT_PORT = 6379;
  // Not java.net.URI's own: it knows no underscore in a host, and Docker's names have them.
  private static final Pattern AUTHORITY = Pattern.compile(
      "(?:(?<login>[^@]*)@)?(?<host>\\[[^\\[\\]@]+]|[^:\\[\\]@]+)(?::(?<port>[0-9]{0,5}))?");

  /** Takes an IPv6 address with and without its brackets. */
  public RedisAddress {
    host = host.replaceAll("^\\[(.*)]$", "$1");
  }

  /** A plain connection without a login, to database 0. */
  public static RedisAddress of(String host, int port) {
    return new RedisAddress(
        host, port, false, Optional.empty(), Optional.empty(), 0, Optional.empty());
  }

  /**
   * @param url {@code redis://...} or {@code rediss://...}; a special character in a user name or
   *     password is percent-encoded
   * @throws SetupException where the text is no such URL
   */
  public static RedisAddress parse(String url) {
    URI uri = uri(url);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("redis") && !scheme.equals("rediss")) {
      throw wrong(url, "does not start with redis:// or rediss://");
    }
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      throw wrong(url, "names no host, or a port that is no number");
    }
    String digits = parts.group("port") == null ? "" : parts.group("port");
    int port = digits.isEmpty() ? DEFAULT_PORT : Integer.parseInt(digits);
    if (port < 1 || port > 65535) {
      throw wrong(url, "names port " + port + ", and ports go from 1 to 65535");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw wrong(url, "has a '?' or '#' part, which the course does not know");
    }
    String login = parts.group("login") == null ? "" : parts.group("login");
    int colon = login.indexOf(':');
    // "redis://secret@host" is how older tools write a password without a user.
    String user = colon < 0 ? "" : login.substring(0, colon);
    String password = colon < 0 ? login : login.substring(colon + 1);
    if (!user.isEmpty() && password.isEmpty()) {
      throw wrong(url, "names a user without a password");
    }
    return new RedisAddress(
        parts.group("host"),
        port,
        scheme.equals("rediss"),
        decoded(user),
        decoded(password),
        database(url, uri.getRawPath()),
        Optional.empty());
  }

  /** The same place, with another database. */
  public RedisAddress withDatabase(int database) {
    return new RedisAddress(host, port, tls, user, password, database, caCertificate);
  }

  /** The same place, trusting the authority in this PEM file. */
  public RedisAddress withCaCertificate(Path file) {
    return new RedisAddress(host, port, tls, user, password, database, Optional.of(file));
  }

  /** The same place, logging in as the default user with this password. */
  public RedisAddress withPassword(String newPassword) {
    return new RedisAddress(
        host, port, tls, user, Optional.of(newPassword), database, caCertificate);
  }

  /** Host and port, as {@code localhost:6379} or {@code [::1]:6379}. */
  public String hostAndPort() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** The URL without user and password. */
  @Override
  public String toString() {
    return (tls ? "rediss://" : "redis://") + hostAndPort() + "/" + database;
  }

  private static URI uri(String url) {
    try {
      return new URI(url.strip());
    } catch (URISyntaxException e) {
      // The exception repeats the URL, password included: neither its text nor its cause is kept.
      throw wrong(
          url, "is no URL; a special character in a user or password must be percent-encoded");
    }
  }

  private static Optional<String> decoded(String text) {
    // URLDecoder is made for forms, where a plus sign is a space; in a URL it is itself.
    String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    return Optional.of(decoded).filter(t -> !t.isEmpty());
  }

  private static int database(String url, String path) {
    if (path == null || path.isEmpty() || path.equals("/")) {
      return 0;
    }
    if (!path.matches("/[0-9]{1,6}")) {
      throw wrong(url, "names the database " + path + ", and a database is a number");
    }
    return Integer.parseInt(path.substring(1));
  }

  private static SetupException wrong(String url, String what) {
    return new SetupException("'%s' %s; write it as redis://[user:password@]host[:port][/database]."
        .formatted(withoutLogin(url), what));
  }

  /**
   * A text that should be an address, for a message. It may hold a password: before an '@', in a
   * query, or, where the host was forgotten, in the place of the port.
   */
  static String withoutLogin(String text) {
    return text.strip()
        .replaceFirst("^([a-zA-Z]+://)?.*@", "$1***@")
        .replaceFirst("([?#]).*", "$1***")
        .replaceFirst("(://(?:\\[[^]]*]|[^/:\\[]*)):(?![0-9]+(?:/|$)).*", "$1:***");
  }
}
