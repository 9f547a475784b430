package handson.redis.basics;

import java.util.Optional;

/**
 * Opens a connection from settings, and turns whatever can go wrong with it into one exception that
 * says what to do.
 *
 * <p>Connecting logs in, selects the database and, over TLS, verifies the server's certificate and
 * that it names the host. A failure that can pass by itself is tried again as {@link
 * ConnectionSettings#retry()} says: a refused connection and a silent server. A wrong password and
 * an untrusted certificate are not: repeating them changes nothing, and locks accounts.
 *
 * <p>Commands: HELLO or AUTH, SELECT, CLIENT SETNAME when a connection opens; SET, GET: each O(1).
 *
 * @see <a href="https://redis.io/docs/latest/develop/clients/">Clients</a>
 * @see <a
 *     href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/">
 *     TLS</a>
 */
public interface Connector {

  /**
   * Connects. When this returns, a connection is open and the server has accepted the login. When
   * it throws, neither a connection nor a thread is left.
   *
   * @return open until it is closed; a program opens one and keeps it
   * @throws RedisFailure where it cannot be had, after the attempts that the settings grant
   * @throws IllegalArgumentException where the file with the CA certificate cannot be read
   */
  Session connect(ConnectionSettings settings);

  /**
   * What a program does with an open connection. It may be shared between threads.
   *
   * <p>A command is sent once. Where no answer comes, nobody knows whether it ran, so nothing here
   * sends it again: whether that is harmless, as it is for a SET, only the caller knows. After a
   * failure the session stays usable: it opens new connections by itself, and works again once the
   * server does.
   *
   * <p>Both commands throw {@link RedisFailure}.
   */
  interface Session extends AutoCloseable {

    /** Stores a value; whatever the key held is replaced. */
    void set(String key, String value);

    /**
     * Reads a value.
     *
     * @return empty where there is no such key
     */
    Optional<String> get(String key);

    /** Closes the connections and ends the client's threads. A second call does nothing. */
    @Override
    void close();
  }
}
