package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

@Timeout(60)
final class CommandMonitorTest {
  private static final String SECRET = "s3cret";

  private EmbeddedRedis server;
  private RedisClients wanted;
  private RedisClients stranger;

  @BeforeEach
  void start() {
    server = EmbeddedRedis.start();
    wanted = new RedisClients(server.address(), "wanted");
    stranger = new RedisClients(server.address(), "stranger");
  }

  @AfterEach
  void end() {
    wanted.close();
    stranger.close();
    server.close();
  }

  @Test
  void seesConnectionsThatWereOpenBeforeAndThatOpenLater() {
    wanted.jedis().ping();
    try (CommandMonitor monitor = monitor();
        RedisClients later = new RedisClients(server.address(), "wanted")) {
      wanted.jedis().set("jedis", "1");
      wanted.lettuce().sync().set("lettuce", "2");
      wanted.redisson().getBucket("redisson").set("3");
      later.jedis().get("jedis");

      assertThat(shown(monitor))
          .containsExactly("SET jedis 1", "SET lettuce 2", "SET redisson 3", "GET jedis");
      assertThat(shown(monitor)).isEmpty();
    }
  }

  @Test
  void seesNothingOfStrangers() {
    try (CommandMonitor monitor = monitor();
        UnifiedJedis nameless = RedisClient.create("127.0.0.1", server.address().port())) {
      stranger.jedis().set("a", "1");
      stranger.lettuce().sync().set("b", "2");
      nameless.set("c", "3");
      nameless.eval("return redis.call('GET', 'c')");
      wanted.jedis().get("a");

      assertThat(monitor.drain()).extracting(ReceivedCommand::name).contains("GET");
      stranger.jedis().set("a", "1");
      assertThat(monitor.drain()).isEmpty();
    }
  }

  @Test
  void connectionsWithoutANameHaveAnEmptyOne() {
    try (CommandMonitor monitor = CommandMonitor.open(server.address(), String::isEmpty);
        UnifiedJedis nameless = RedisClient.create("127.0.0.1", server.address().port())) {
      nameless.set("c", "3");
      wanted.jedis().set("a", "1");
      assertThat(shown(monitor)).containsExactly("SET c 3");
    }
  }

  @Test
  void aScriptsCommandsBelongToItsCaller() {
    String script = "return redis.call('INCR', KEYS[1])";
    try (CommandMonitor monitor = monitor()) {
      wanted.jedis().eval(script, 1, "mine");
      stranger.jedis().eval(script, 1, "theirs");
      wanted.jedis().eval(script, 1, "mine");

      assertThat(monitor.drain())
          .filteredOn(ReceivedCommand::isFromScript)
          .extracting(ReceivedCommand::toString)
          .containsExactly("INCR mine", "INCR mine");
    }
  }

  @Test
  void isExactWhileEveryoneIsBusy() throws Exception {
    int threads = 8;
    int rounds = 10;
    int commands = 50;
    ExecutorService crowd = Executors.newFixedThreadPool(threads);
    ExecutorService noise = Executors.newSingleThreadExecutor();
    Future<?> noisy = noise.submit(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        stranger.jedis().incr("noise");
      }
    });
    try (CommandMonitor monitor = monitor()) {
      for (int i = 0; i < rounds; i++) {
        String round = "round:" + i;
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          work.add(crowd.submit(
              () -> IntStream.range(0, commands).forEach(n -> wanted.jedis().incr(round))));
        }
        for (Future<?> member : work) {
          member.get();
        }
        assertThat(shown(monitor))
            .hasSize(threads * commands)
            .allMatch(line -> line.equals("INCR " + round));
      }
    } finally {
      noisy.cancel(true);
      noise.shutdownNow();
      crowd.shutdownNow();
    }
  }

  @Test
  void noPasswordIsEverSeen() {
    UnifiedJedis jedis = stranger.jedis();
    send(jedis, Command.ACL, "SETUSER", "bob", "on", ">" + SECRET, "~*", "+@all");
    send(jedis, Command.CONFIG, "SET", "requirepass", SECRET);
    RedisAddress bob =
        RedisAddress.parse("redis://bob:s3cret@" + server.address().hostAndPort());
    RedisAddress owner = server.address().withPassword(SECRET);
    try (CommandMonitor monitor = CommandMonitor.open(owner, name -> true);
        RedisClients asBob = new RedisClients(bob, "bob");
        RedisClients asOwner = new RedisClients(owner, "owner")) {
      for (RedisClients clients : List.of(asBob, asOwner)) {
        clients.jedis().ping();
        clients.lettuce().sync().ping();
        clients.redisson().getBucket("x").isExists();
      }
      send(asOwner.jedis(), Command.AUTH, SECRET);
      send(asOwner.jedis(), Command.AUTH, "bob", SECRET);
      send(asOwner.jedis(), Command.HELLO, "3", "AUTH", "bob", SECRET, "SETNAME", "owner");
      send(asOwner.jedis(), Command.CONFIG, "SET", "masterauth", SECRET);
      send(asOwner.jedis(), Command.ACL, "SETUSER", "eve", ">" + SECRET);
      assertThatThrownBy(() -> send(asOwner.jedis(), Command.AUTH, "bob", SECRET + "-wrong"))
          .isInstanceOf(JedisException.class);
      assertThatThrownBy(() -> send(asOwner.jedis(), Command.AUTH, SECRET, SECRET, SECRET))
          .isInstanceOf(JedisException.class);

      List<ReceivedCommand> seen = monitor.drain();
      assertThat(seen).extracting(ReceivedCommand::name).contains("AUTH", "HELLO", "PING");
      // Redis itself leaves the passwords out; what it did not understand it shows as it came.
      assertThat(seen)
          .filteredOn(
              command -> command.arguments().size() < 4 || !command.name().equals("AUTH"))
          .noneMatch(command -> command.toString().contains(SECRET));
      assertThat(seen)
          .filteredOn(command -> !command.isHandshake())
          .noneMatch(command -> command.toString().contains(SECRET));
    }
  }

  @Test
  void closeLeavesNoConnectionAndNoThread() {
    CommandMonitor monitor = monitor();
    assertThat(clientList()).contains("name=" + CommandMonitor.NAME);
    monitor.close();
    await().untilAsserted(() -> {
      assertThat(clientList()).doesNotContain(CommandMonitor.NAME);
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain(CommandMonitor.NAME);
    });
  }

  @Test
  void aMonitorThatRedisEndedSaysSo() {
    try (CommandMonitor monitor = monitor()) {
      long id = clientList()
          .lines()
          .filter(line -> line.contains(" cmd=monitor"))
          .map(line -> Long.parseLong(line.replaceAll("^id=(\\d+) .*", "$1")))
          .findFirst()
          .orElseThrow();
      send(stranger.jedis(), Command.CLIENT, "KILL", "ID", Long.toString(id));

      assertThatThrownBy(monitor::drain)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Redis ended the connection with MONITOR.");
    }
  }

  private CommandMonitor monitor() {
    return CommandMonitor.open(server.address(), "wanted"::equals);
  }

  private String clientList() {
    return BuilderFactory.STRING.build(send(stranger.jedis(), Command.CLIENT, "LIST"));
  }

  private static Object send(UnifiedJedis jedis, Command command, String... arguments) {
    CommandArguments all = new CommandArguments(command);
    for (String argument : arguments) {
      all.add(argument);
    }
    return jedis.executeCommand(all);
  }

  /** The commands, without what a client sends when it opens a connection. */
  private static List<String> shown(CommandMonitor monitor) {
    return monitor.drain().stream()
        .filter(command -> !command.isHandshake())
        .map(ReceivedCommand::toString)
        .toList();
  }
}
