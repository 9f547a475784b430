package handson.redis.basics.redisson;

import handson.redis.basics.ConnectionSettings;
import handson.redis.basics.Connector;
import handson.redis.basics.RedisFailure;
import handson.redis.basics.RedisFailure.Reason;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration END = Duration.ofSeconds(10);

  @Override
  public Session connect(ConnectionSettings settings) {
    return settings.retry().call(() -> attempt(settings));
  }

  private static Session attempt(ConnectionSettings settings) {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    try {
      return new RedissonSession(settings, Redisson.create(config(settings, group)), group);
    } catch (RedisException e) {
      end(group);
      throw new RedisFailure(reason(e), settings, e);
    }
  }

  /**
   * Redisson ends its own group without a quiet period: a connection that is opened at that moment,
   * as to a server that fell silent, would stay open for good.
   */
  private static void end(EventLoopGroup group) {
    group
        .shutdownGracefully(QUIET.toMillis(), END.toMillis(), TimeUnit.MILLISECONDS)
        .syncUninterruptibly();
  }

  private static Config config(ConnectionSettings settings, EventLoopGroup group) {
    int timeout = (int) settings.timeout().toMillis();
    // The default of 16 threads is made for a server; they are not daemons, so they are few here.
    Config config = new Config().setThreads(2).setEventLoopGroup(group);
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

  private record RedissonSession(
      ConnectionSettings settings, RedissonClient redisson, EventLoopGroup group)
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
      end(group);
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
