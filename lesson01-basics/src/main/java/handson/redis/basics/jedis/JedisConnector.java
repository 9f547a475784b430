package handson.redis.basics.jedis;

import handson.redis.basics.CaCertificate;
import handson.redis.basics.ConnectionSettings;
import handson.redis.basics.Connector;
import handson.redis.basics.RedisFailure;
import handson.redis.basics.RedisFailure.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;

/** Connects with Jedis: a pool of connections, each used by one thread at a time. */
public final class JedisConnector implements Connector {

  // snippet: jedis-connect
  @Override
  public Session connect(ConnectionSettings settings) {
    return settings.retry().call(() -> attempt(settings));
  }

  private static Session attempt(ConnectionSettings settings) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(settings.poolSize());
    pool.setMaxIdle(settings.poolSize());
    pool.setMaxWait(settings.timeout());
    RedisClient jedis = RedisClient.builder()
        .hostAndPort(new HostAndPort(settings.host(), settings.port()))
        .clientConfig(config(settings))
        .poolConfig(pool)
        .build();
    try {
      // A client is built on any address; only a connection shows whether somebody is there.
      jedis.getPool().getResource().close();
    } catch (JedisException e) {
      jedis.close();
      throw new RedisFailure(reason(e), settings, e);
    }
    return new JedisSession(settings, jedis);
  }

  // end

  private static JedisClientConfig config(ConnectionSettings settings) {
    DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
        // Without a protocol build() asks the server for it, and waits for a silent one in
        // vain.
        .resp3()
        .clientName(settings.clientName())
        .database(settings.database())
        .timeoutMillis((int) settings.timeout().toMillis());
    settings.user().ifPresent(config::user);
    settings.password().ifPresent(config::password);
    if (settings.tls()) {
      config.sslOptions(
          settings.caCertificate().map(JedisConnector::trust).orElseGet(SslOptions::defaults));
    }
    return config.build();
  }

  private static SslOptions trust(CaCertificate authority) {
    // Jedis reads a stored key store, and such a store has a password; this one holds no secret.
    char[] password = "public".toCharArray();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      authority.keyStore().store(bytes, password);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("This JDK does not write its own key store.", e);
    }
    return SslOptions.builder()
        .truststore(() -> new ByteArrayInputStream(bytes.toByteArray()), password)
        .trustStoreType("PKCS12")
        .build();
  }

  private static Reason reason(JedisException failure) {
    Throwable next = failure;
    while (next != null) {
      String message = String.valueOf(next.getMessage());
      if (next instanceof JedisAccessControlException && !message.startsWith("NOPERM")) {
        return Reason.WRONG_PASSWORD;
      }
      if (next instanceof SocketTimeoutException || next instanceof NoSuchElementException) {
        return Reason.TIMEOUT; // of the server, or of the pool
      }
      if (next instanceof ConnectException) {
        return Reason.REFUSED;
      }
      if (next instanceof CertificateException) {
        return Reason.UNTRUSTED_CERTIFICATE;
      }
      if (message.startsWith("OOM")) {
        return Reason.OUT_OF_MEMORY;
      }
      next = cause(next);
    }
    return Reason.OTHER;
  }

  /**
   * A refused connection is no cause: Jedis tried every address of the host, and suppresses all.
   */
  private static Throwable cause(Throwable failure) {
    Throwable[] suppressed = failure.getSuppressed();
    return failure.getCause() == null && suppressed.length > 0 ? suppressed[0] : failure.getCause();
  }

  private record JedisSession(ConnectionSettings settings, RedisClient jedis) implements Session {
    @Override
    public void set(String key, String value) {
      call(() -> jedis.set(key, value));
    }

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(call(() -> jedis.get(key)));
    }

    @Override
    public void close() {
      jedis.close();
    }

    private String call(Supplier<String> command) {
      try {
        return command.get();
      } catch (JedisException e) {
        throw new RedisFailure(reason(e), settings, e);
      }
    }
  }
}
