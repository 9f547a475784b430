package handson.redis.basics.redisson;

import handson.redis.basics.ConnectionSettings;
import handson.redis.basics.Connector;
import handson.redis.basics.RedisFailure;
import handson.redis.basics.RedisFailure.Reason;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.redisson.Redisson;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.RedisWrongPasswordException;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** Connects with Redisson: a pool of connections that grows from one. */
public final class RedissonConnector implements Connector {

  @Override
  public Session connect(ConnectionSettings settings) {
    return settings.retry().call(() -> attempt(settings));
  }

  private static Session attempt(ConnectionSettings settings) {
    try {
      return new RedissonSession(settings, Redisson.create(config(settings)));
    } catch (RedisException e) {
      throw new RedisFailure(reason(e), settings, e);
    }
  }

  private static Config config(ConnectionSettings settings) {
    int timeout = (int) settings.timeout().toMillis();
    // The default of 48 threads is made for a server; they are not daemons, so they are few here.
    Config config = new Config().setThreads(2).setNettyThreads(2);
    config.setCodec(StringCodec.INSTANCE);
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    settings
        .caCertificate()
        .ifPresent(authority -> config.setSslTrustManagerFactory(authority.trustManagers()));
    config
        .useSingleServer()
        .setAddress(settings.address())
        // Redisson does not take the database from the URL.
        .setDatabase(settings.database())
        .setClientName(settings.clientName())
        .setConnectTimeout(timeout)
        .setTimeout(timeout)
        // It would send a command without an answer four times more, also one that has run.
        .setRetryAttempts(0)
        .setConnectionPoolSize(settings.poolSize())
        .setConnectionMinimumIdleSize(1)
        .setSubscriptionConnectionMinimumIdleSize(0);
    return config;
  }

  private static Reason reason(RedisException failure) {
    for (Throwable next = failure; next != null; next = next.getCause()) {
      // The last of them is a ConnectException too, so it must be asked for first.
      if (next instanceof RedisTimeoutException
          || next instanceof TimeoutException
          || next instanceof ConnectTimeoutException) {
        return Reason.TIMEOUT;
      }
      if (next instanceof ConnectException) {
        return Reason.REFUSED;
      }
      if (next instanceof CertificateException) {
        return Reason.UNTRUSTED_CERTIFICATE;
      }
      if (next instanceof RedisWrongPasswordException
          || next instanceof RedisAuthRequiredException) {
        return Reason.WRONG_PASSWORD;
      }
      if (next instanceof RedisOutOfMemoryException) {
        return Reason.OUT_OF_MEMORY;
      }
    }
    return Reason.OTHER;
  }

  private record RedissonSession(ConnectionSettings settings, RedissonClient redisson)
      implements Session {
    @Override
    public void set(String key, String value) {
      call(() -> {
        bucket(key).set(value);
        return null;
      });
    }

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(call(() -> bucket(key).get()));
    }

    @Override
    public void close() {
      redisson.shutdown();
    }

    private RBucket<String> bucket(String key) {
      return redisson.getBucket(key);
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
