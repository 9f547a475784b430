package handson.redis.basics.lettuce;

import handson.redis.basics.ConnectionSettings;
import handson.redis.basics.Connector;
import handson.redis.basics.RedisFailure;
import handson.redis.basics.RedisFailure.Reason;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Connects with Lettuce: one connection for all threads. Their commands are sent one behind the
 * other without waiting for answers, so a pool would not make them faster, and the size of one is
 * ignored.
 */
public final class LettuceConnector implements Connector {

  @Override
  public Session connect(ConnectionSettings settings) {
    return settings.retry().call(() -> attempt(settings));
  }

  private static Session attempt(ConnectionSettings settings) {
    ClientOptions options = options(settings);
    RedisClient client = RedisClient.create(uri(settings));
    client.setOptions(options);
    try {
      return new LettuceSession(settings, client, client.connect());
    } catch (RedisException e) {
      end(client);
      throw new RedisFailure(reason(e), settings, e);
    }
  }

  private static ClientOptions options(ConnectionSettings settings) {
    SslOptions.Builder tls = SslOptions.builder();
    settings.caCertificate().ifPresent(authority -> tls.trustManager(authority.trustManagers()));
    return ClientOptions.builder()
        .socketOptions(
            SocketOptions.builder().connectTimeout(settings.timeout()).build())
        .sslOptions(tls.build())
        // By default commands wait for the next connection, and those that had no answer from the
        // last one are sent again: what counts would count twice.
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .build();
  }

  private static RedisURI uri(ConnectionSettings settings) {
    RedisURI.Builder uri = RedisURI.builder()
        .withHost(settings.host())
        .withPort(settings.port())
        .withSsl(settings.tls())
        .withDatabase(settings.database())
        .withClientName(settings.clientName())
        .withTimeout(settings.timeout());
    if (settings.user().isPresent()) {
      uri.withAuthentication(settings.user().get(), settings.password().orElse(""));
    } else {
      settings.password().ifPresent(uri::withPassword);
    }
    return uri.build();
  }

  private static void end(RedisClient client) {
    // The default waits two seconds for commands that may still come.
    client.shutdown(Duration.ZERO, Duration.ofSeconds(10));
  }

  private static Reason reason(RedisException failure) {
    for (Throwable next = failure; next != null; next = next.getCause()) {
      String message = String.valueOf(next.getMessage());
      // The second is a ConnectException too, so it must be asked for first.
      if (next instanceof RedisCommandTimeoutException || next instanceof ConnectTimeoutException) {
        return Reason.TIMEOUT;
      }
      if (next instanceof ConnectException || message.startsWith("Currently not connected")) {
        return Reason.REFUSED;
      }
      if (next instanceof CertificateException) {
        return Reason.UNTRUSTED_CERTIFICATE;
      }
      if (message.startsWith("WRONGPASS") || message.startsWith("NOAUTH")) {
        return Reason.WRONG_PASSWORD;
      }
      if (message.startsWith("OOM")) {
        return Reason.OUT_OF_MEMORY;
      }
    }
    return Reason.OTHER;
  }

  private record LettuceSession(
      ConnectionSettings settings,
      RedisClient client,
      StatefulRedisConnection<String, String> connection)
      implements Session {
    @Override
    public void set(String key, String value) {
      call(() -> connection.sync().set(key, value));
    }

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(call(() -> connection.sync().get(key)));
    }

    @Override
    public void close() {
      connection.close();
      end(client);
    }

    private String call(Supplier<String> command) {
      try {
        return command.get();
      } catch (RedisException e) {
        throw new RedisFailure(reason(e), settings, e);
      }
    }
  }
}
