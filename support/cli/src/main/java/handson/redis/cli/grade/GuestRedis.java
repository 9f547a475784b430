package handson.redis.cli.grade;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RunningRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A private Redis with a password for the tests, and for the code under test a user of its own: it
 * may not administrate.
 */
final class GuestRedis implements RunningRedis {
  private static final String GUEST = "guest";
  private static final int PATIENCE_MILLIS = 10_000;
  private static final List<String> RIGHTS = List.of(
      "~*",
      "&*",
      "+@all",
      "-acl",
      "-bgrewriteaof",
      "-bgsave",
      "-client|kill",
      "-client|pause",
      "-cluster",
      "-config",
      "-debug",
      "-failover",
      "-latency",
      "-migrate",
      "-module",
      "-monitor",
      "-psync",
      "-replconf",
      "-replicaof",
      "-restore-asking",
      "-save",
      "-shutdown",
      "-slaveof",
      "-slowlog",
      "-sync");
  // Their contracts ask for it: what they teach is a setting of the server.
  private static final Set<String> CONFIGURING = Set.of("key-events", "key-changes", "memory-cost");

  private final EmbeddedRedis server;
  private final RedisAddress address;
  private final RedisAddress guest;

  private GuestRedis(EmbeddedRedis server, String password) {
    this.server = server;
    RedisAddress place = server.address();
    this.address = place.withPassword(password);
    this.guest = new RedisAddress(
        place.host(),
        place.port(),
        false,
        Optional.of(GUEST),
        Optional.of("guest-of-" + password.substring(0, 8)),
        0,
        Optional.empty());
  }

  static GuestRedis start(String password) {
    EmbeddedRedis server = EmbeddedRedis.start();
    try (UnifiedJedis open =
        RedisClient.create(server.address().host(), server.address().port())) {
      open.configSet("requirepass", password);
    }
    return new GuestRedis(server, password);
  }

  @Override
  public RedisAddress address() {
    return address;
  }

  @Override
  public RedisAddress guestAddress() {
    return guest;
  }

  @Override
  public String description() {
    return server.description();
  }

  @Override
  public boolean isPrivate() {
    return true;
  }

  String version() {
    return EmbeddedRedis.VERSION;
  }

  /** This server as if it were new, or a new one where this one cannot be had so. */
  GuestRedis renewed(String exercise, String password) {
    try {
      renew(exercise);
      return this;
    } catch (JedisException e) {
      close();
      GuestRedis next = start(password);
      next.renew(exercise);
      return next;
    }
  }

  /** Whether it no longer answers, as while a script runs. */
  boolean isStuck() {
    try (RedisClient admin = admin()) {
      return !admin.ping().equals("PONG");
    } catch (JedisException e) {
      return true;
    }
  }

  private RedisClient admin() {
    DefaultJedisClientConfig login = DefaultJedisClientConfig.builder()
        .password(address.password().orElseThrow())
        .timeoutMillis(PATIENCE_MILLIS)
        .build();
    return RedisClient.builder()
        .hostAndPort(new HostAndPort(address.host(), address.port()))
        .clientConfig(login)
        .build();
  }

  private void renew(String exercise) {
    try (RedisClient admin = admin()) {
      List<String> user = new ArrayList<>(List.of("SETUSER", GUEST, "reset", "on"));
      user.add(">" + guest.password().orElseThrow());
      user.addAll(RIGHTS);
      if (CONFIGURING.contains(exercise)) {
        user.addAll(List.of("+config|get", "+config|set"));
      }
      send(admin, Protocol.Command.ACL, user);
      send(admin, Protocol.Command.CLIENT, List.of("KILL", "USER", GUEST));
      send(admin, Protocol.Command.CONFIG, List.of("SET", "notify-keyspace-events", ""));
      admin.flushAll();
      admin.scriptFlush();
      admin.functionFlush();
    }
  }

  private static void send(UnifiedJedis redis, Protocol.Command command, List<String> arguments) {
    CommandArguments all = new CommandArguments(command);
    arguments.forEach(all::add);
    redis.executeCommand(new CommandObject<>(all, BuilderFactory.RAW_OBJECT));
  }

  @Override
  public void close() {
    server.close();
  }
}
