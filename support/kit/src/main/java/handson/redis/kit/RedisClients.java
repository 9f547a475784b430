package handson.redis.kit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;

/**
 * The three clients, connected to one Redis. Each is made when it is first asked for and closed
 * with this object. An exercise starts with it and takes the client that it likes.
 *
 * <p>All three exchange plain UTF-8 strings, so what one writes the others read.
 */
public final class RedisClients implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final RedisAddress address;
  private final String name;
  private final Duration timeout;
  private redis.clients.jedis.RedisClient jedis;
  private io.lettuce.core.RedisClient lettuce;
  private StatefulRedisConnection<String, String> lettuceConnection;
  private RedissonClient redisson;

  /**
   * @param address where to connect; nothing is opened yet
   * @param name the connections' name in CLIENT LIST, without spaces
   */
  public RedisClients(RedisAddress address, String name) {
    this(address, name, TIMEOUT);
  }

  /**
   * @param address where to connect; nothing is opened yet
   * @param name the connections' name in CLIENT LIST, without spaces
   * @param timeout how long to wait for a connection and for an answer, 1 ms or more
   */
  public RedisClients(RedisAddress address, String name, Duration timeout) {
    this.address = address;
    this.name = name;
    this.timeout = timeout;
  }

  /** Where these clients connect to. */
  public RedisAddress address() {
    return address;
  }

  /** The connections' name in CLIENT LIST. */
  public String name() {
    return name;
  }

  /** Jedis with its pool of connections: safe to share between threads. */
  public synchronized redis.clients.jedis.RedisClient jedis() {
    if (jedis == null) {
      jedis = redis.clients.jedis.RedisClient.builder()
          .hostAndPort(new HostAndPort(address.host(), address.port()))
          .clientConfig(jedisConfig(address, name, timeout))
          .poolConfig(poolConfig())
          .build();
    }
    return jedis;
  }

  /** Lettuce's factory of connections, for a second connection or another codec. */
  public synchronized io.lettuce.core.RedisClient lettuceClient() {
    if (lettuce == null) {
      lettuce = io.lettuce.core.RedisClient.create(lettuceUri());
      ClientOptions.Builder options = ClientOptions.builder();
      address
          .caCertificate()
          .ifPresent(file -> options.sslOptions(io.lettuce.core.SslOptions.builder()
              .trustManager(Tls.trustManagers(file))
              .build()));
      lettuce.setOptions(options.build());
    }
    return lettuce;
  }

  /** Lettuce's shared connection: for commands that neither block nor change its state. */
  public synchronized StatefulRedisConnection<String, String> lettuce() {
    if (lettuceConnection == null) {
      lettuceConnection = lettuceClient().connect();
    }
    return lettuceConnection;
  }

  /** Redisson, with {@link StringCodec} for keys and values. */
  public synchronized RedissonClient redisson() {
    if (redisson == null) {
      redisson = Redisson.create(redissonConfig());
    }
    return redisson;
  }

  @Override
  public synchronized void close() {
    if (jedis != null) {
      jedis.close();
    }
    if (lettuceConnection != null) {
      lettuceConnection.close();
    }
    if (lettuce != null) {
      // The default waits two seconds for stragglers; nothing of the course's is left to wait for.
      lettuce.shutdown(Duration.ZERO, TIMEOUT);
    }
    if (redisson != null) {
      // By default it waits as long for what a broken connection left open as for a command.
      redisson.shutdown(0, CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  static JedisClientConfig jedisConfig(RedisAddress address, String name, Duration timeout) {
    DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
        .clientName(name)
        .database(address.database())
        .timeoutMillis((int) timeout.toMillis());
    address.user().ifPresent(config::user);
    address.password().ifPresent(config::password);
    if (address.tls()) {
      config.sslOptions(
          address.caCertificate().map(Tls::jedisOptions).orElseGet(SslOptions::defaults));
    }
    return config.build();
  }

  private static ConnectionPoolConfig poolConfig() {
    ConnectionPoolConfig config = new ConnectionPoolConfig();
    // By default the pool sends PING every half a minute; see the interval of Redisson's below.
    config.setTestWhileIdle(false);
    // Nor does anybody look at it with JMX, and that costs more than the pool.
    config.setJmxEnabled(false);
    return config;
  }

  private RedisURI lettuceUri() {
    RedisURI.Builder uri = RedisURI.builder()
        .withHost(address.host())
        .withPort(address.port())
        .withSsl(address.tls())
        .withDatabase(address.database())
        .withClientName(name)
        .withTimeout(timeout);
    if (address.user().isPresent()) {
      uri.withAuthentication(address.user().get(), address.password().orElse(""));
    } else {
      address.password().ifPresent(uri::withPassword);
    }
    return uri.build();
  }

  private Config redissonConfig() {
    // The default of 48 threads is made for a server; they are not daemons, so they are few here.
    Config config = new Config().setThreads(2).setNettyThreads(2);
    config.setCodec(StringCodec.INSTANCE);
    // With a user's name a server that asks for no password accepts one, as the others' HELLO does.
    address.password().ifPresent(p -> config.setUsername(address.user().orElse("default")));
    address.password().ifPresent(config::setPassword);
    address
        .caCertificate()
        .ifPresent(file -> config.setSslTrustManagerFactory(Tls.trustManagers(file)));
    config
        .useSingleServer()
        .setAddress((address.tls() ? "rediss://" : "redis://") + address.hostAndPort())
        // Redisson does not take the database from the URL.
        .setDatabase(address.database())
        .setClientName(name)
        .setTimeout((int) timeout.toMillis())
        // What Redis receives is shown and counted: only what somebody asked for.
        .setPingConnectionInterval(0)
        // The defaults open 24 connections at the start; the pool still grows when it is asked to.
        .setConnectionMinimumIdleSize(1)
        .setSubscriptionConnectionMinimumIdleSize(0);
    return config;
  }
}
