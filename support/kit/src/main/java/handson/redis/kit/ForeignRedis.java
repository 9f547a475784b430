package handson.redis.kit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One database of a server that someone else owns. The course works in it only if it is empty or
 * carries the course's marker, and only one run at a time: a lease that is renewed while the run
 * lives keeps the next one out. Where nothing but the marker is left at the end, it goes too.
 */
final class ForeignRedis implements RunningRedis {
  static final String MARKER = "handson-redis:course";
  static final String LEASE = "handson-redis:lease";
  static final String SHARED = "handson-redis:shared";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LEASE_TIME = Duration.ofSeconds(15);

  /** Drops the leases of shared runs that were killed; {@code now} is the server's clock. */
  private static final String LIVING = """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now)
      """;

  private static final String STRANGERS = """
      local keys = redis.call('DBSIZE')
      if redis.call('EXISTS', KEYS[1]) == 0 and keys > 0 then return {'strangers', keys} end
      """;

  /** SET takes the marker's time to live away. */
  private static final String MARKED =
      "redis.call('SET', KEYS[1], 'The hands-on Redis course works in this database.')\n";

  private static final String CLAIMED = "return {'claimed', keys}\n";

  // Runs that share a database leave only keys that go by themselves, after a week at most. A run
  // that was killed cannot take the marker away, so it has an end too: a day after theirs.
  private static final String MARKED_FOR_DAYS =
      "redis.call('PEXPIRE', KEYS[1], " + Duration.ofDays(8).toMillis() + ")\n";

  private static final String PROLONGED =
      "if redis.call('PTTL', KEYS[1]) > 0 then " + MARKED_FOR_DAYS + " end\n";

  /** A way to have the database. */
  private enum Hold {
    ALONE(
        """
        if redis.call('EXISTS', KEYS[3]) == 1 then return {'busy', 0} end
        if not redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return {'busy', 0} end
        """ + MARKED,
        "if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('PEXPIRE', KEYS[2], ARGV[2]) end",
        """
        if redis.call('GET', KEYS[2]) ~= ARGV[1] then return end
        redis.call('DEL', KEYS[2])
        """),
    SHARED(
        """
        if redis.call('EXISTS', KEYS[2]) == 1 then return {'busy', 0} end
        -- A run alone left keys here, which stay; so does their marker.
        local stays = redis.call('PTTL', KEYS[1]) == -1 and redis.call('DBSIZE') > 1
        redis.call('ZADD', KEYS[3], now + ARGV[2], ARGV[1])
        redis.call('PEXPIRE', KEYS[3], ARGV[2])
        """ + MARKED + "if not stays then " + MARKED_FOR_DAYS + " end\n",
        """
        redis.call('ZADD', KEYS[3], 'XX', now + ARGV[2], ARGV[1])
        redis.call('PEXPIRE', KEYS[3], ARGV[2])
        """ + PROLONGED,
        "redis.call('ZREM', KEYS[3], ARGV[1])\n" + PROLONGED);

    private final String claim;
    private final String renew;
    private final String release;

    Hold(String claim, String renew, String release) {
      this.claim = STRANGERS + LIVING + claim + CLAIMED;
      this.renew = LIVING + renew;
      this.release = release + "if redis.call('DBSIZE') == 1 then redis.call('DEL', KEYS[1]) end";
    }
  }

  private final RedisAddress address;
  private final RedisClient jedis;
  private final String version;
  private final String chosenBy;
  private final Duration leaseTime;
  private final Hold hold;
  private final String holder = UUID.randomUUID().toString();
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "course-lease");
        thread.setDaemon(true);
        return thread;
      });
  private final Thread onExit = new Thread(this::release, "course-release");
  private final AtomicBoolean released = new AtomicBoolean();

  private ForeignRedis(
      RedisAddress address,
      RedisClient jedis,
      String version,
      String chosenBy,
      Duration leaseTime,
      Hold hold) {
    this.address = address;
    this.jedis = jedis;
    this.version = version;
    this.chosenBy = chosenBy;
    this.leaseTime = leaseTime;
    this.hold = hold;
  }

  static RunningRedis open(RedisAddress address, String chosenBy) {
    return open(address, chosenBy, LEASE_TIME);
  }

  static RunningRedis open(RedisAddress address, String chosenBy, Duration leaseTime) {
    return open(address, chosenBy, leaseTime, Hold.ALONE);
  }

  /** Ends when it is closed, not with the JVM: with Ctrl-C its owner has work to end before. */
  static RunningRedis openShared(RedisAddress address, String chosenBy) {
    return open(address, chosenBy, LEASE_TIME, Hold.SHARED);
  }

  private static RunningRedis open(
      RedisAddress address, String chosenBy, Duration leaseTime, Hold hold) {
    String version = RedisProbe.version(address, chosenBy);
    RedisClient jedis = RedisClient.builder()
        .hostAndPort(new HostAndPort(address.host(), address.port()))
        .clientConfig(RedisClients.jedisConfig(address, OWNER, PATIENCE))
        .build();
    ForeignRedis redis = new ForeignRedis(address, jedis, version, chosenBy, leaseTime, hold);
    try {
      redis.claim();
    } catch (JedisException e) {
      jedis.close();
      throw new SetupException(
          "%s (from %s) does not let the course write (%s); name another server, or a user who may."
              .formatted(address, chosenBy, e.getMessage()),
          e);
    } catch (SetupException e) {
      jedis.close();
      throw e;
    }
    return redis;
  }

  @Override
  public RedisAddress address() {
    return address;
  }

  @Override
  public String description() {
    return "Redis " + version + " at " + address;
  }

  @Override
  public boolean isPrivate() {
    return false;
  }

  @Override
  public void close() {
    release();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook does this work.
    }
  }

  private void claim() {
    List<?> answer = (List<?>) run(hold.claim);
    switch (answer.get(0).toString()) {
      case "strangers" -> throw strangers((Long) answer.get(1));
      case "busy" ->
        throw new SetupException(
            ("Another run of the course is using database %s of %s; wait until it has ended (%s s"
                    + " at most if it was killed), or name another database.")
                .formatted(address.database(), address.hostAndPort(), leaseTime.toSeconds()));
      default -> {
        long period = leaseTime.toMillis() / 3;
        renewal.scheduleAtFixedRate(this::renew, period, period, TimeUnit.MILLISECONDS);
        if (hold == Hold.ALONE) {
          Runtime.getRuntime().addShutdownHook(onExit);
        }
      }
    }
  }

  private Object run(String script) {
    return jedis.eval(
        script,
        List.of(MARKER, LEASE, SHARED),
        List.of(holder, Long.toString(leaseTime.toMillis())));
  }

  private SetupException strangers(long keys) {
    return new SetupException(String.format(
        Locale.ROOT,
        "Database %d of %s holds %,d %s not the course's; %s.",
        address.database(),
        address.hostAndPort(),
        keys,
        keys == 1 ? "key that is" : "keys that are",
        suggestion()));
  }

  private String suggestion() {
    RedisAddress empty = address.withDatabase(emptyDatabase());
    try {
      RedisProbe.version(empty, chosenBy);
      return "name an empty one, e.g. " + empty;
    } catch (SetupException e) {
      // All databases that the server has are in use; many hosted ones have but one.
      return "name a server with an empty one, or use --redis embedded";
    }
  }

  private int emptyDatabase() {
    String keyspace = jedis.info("keyspace");
    int database = 0;
    while (keyspace.contains("db" + database + ":")) {
      database++;
    }
    return database;
  }

  private void renew() {
    try {
      run(hold.renew);
    } catch (JedisException e) {
      // The next turn tries again; a run that lost its server notices by its own commands.
    }
  }

  private void release() {
    if (!released.compareAndSet(false, true)) {
      return;
    }
    renewal.shutdownNow();
    try {
      run(hold.release);
    } catch (JedisException e) {
      // The server is gone; the lease ends by itself.
    }
    jedis.close();
  }
}
