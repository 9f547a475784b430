package handson.redis.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import handson.redis.basics.Connector.Session;
import handson.redis.basics.RedisFailure.Reason;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import handson.redis.testing.BreakingProxy;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.FrozenRedis;
import handson.redis.testing.Given;
import handson.redis.testing.TestCertificates;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Every state that is tested here is a real one, of a real server that the test starts. */
@ContractTest(Connector.class)
final class ConnectorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  // Longer than one command may hang, and two of them shorter than a test may take.
  private static final Duration LIMIT = Duration.ofSeconds(25);
  private static final Duration SHORT = Duration.ofMillis(500);
  // For what must work at first and time out later, also on a busy machine.
  private static final Duration MEDIUM = Duration.ofSeconds(3);
  private static final Retry ONCE = new Retry(1, Duration.ZERO);
  private static final Retry UNTIL_IT_IS_UP = new Retry(12, Duration.ofMillis(200));
  // Who retries with this does not come back before the test's own time limit.
  private static final Retry NEVER_IN_TIME = new Retry(9, Duration.ofHours(1));

  private final Connector connector;
  private final Given given;

  ConnectorTest(Connector connector, Given given) {
    this.connector = connector;
    this.given = given;
  }

  @BeforeAll
  static void needsServersOfItsOwn() {
    assumeTrue(EmbeddedRedis.runsHere(), "skipped: there is no embedded Redis for this system");
  }

  @Criterion(
      order = 1,
      value = "a session stores and reads text, under the name that the settings give it",
      why = "A name in CLIENT LIST tells which of forty programs holds the connections.",
      tryIt = "CLIENT LIST")
  void aSessionStoresAndReads() {
    String key = given.key("greeting");
    String text = given.text();
    try (EmbeddedRedis server = EmbeddedRedis.start();
        RedisClients clients = look(server.address());
        Session session = connector.connect(to(server).withClientName("shop"))) {
      RedisCommands<String, String> redis = clients.lettuce().sync();

      session.set(key, text);

      assertThat(redis.get(key)).as("GET %s", key).isEqualTo(text);
      assertThat(session.get(key)).as("get").contains(text);
      assertThat(session.get(given.key("other"))).as("get of a missing key").isEmpty();
      assertThat(clientList(redis)).as("CLIENT LIST").contains(" name=shop ");
    }
  }

  @Criterion(
      order = 2,
      value = "the login and the database of the URL are used",
      why = "A client that ignores the database writes into another team's.",
      tryIt = "SELECT 3")
  void loginAndDatabaseAreUsed() {
    String key = given.key("greeting");
    String text = given.text();
    try (EmbeddedRedis server = EmbeddedRedis.start(
        "--requirepass", "p@ss:w/rd%+x", "--user", "ann", "on", ">pw", "~*", "+@all")) {
      String place = server.address().hostAndPort();
      String[] urls = {"redis://:p%40ss%3Aw%2Frd%25+x@" + place + "/3", "redis://ann:pw@" + place};
      for (String url : urls) {
        ConnectionSettings settings = ConnectionSettings.ofUrl(url).withTimeout(PATIENCE);
        try (Session session = connector.connect(settings);
            RedisClients clients = look(RedisAddress.parse(url))) {
          session.set(key, text);

          assertThat(clients.lettuce().sync().get(key))
              .as("GET in %s", settings)
              .isEqualTo(text);
          clients.lettuce().sync().del(key);
        }
      }
    }
  }

  @Criterion(
      order = 3,
      value = "TLS trusts the given authority, and nobody who merely encrypts",
      why = "Encryption without verification hides the password from all but the attacker.",
      tryIt = "CONFIG GET tls-port")
  void tlsVerifiesTheServer(@TempDir Path folder) throws Exception {
    TestCertificates files = TestCertificates.create(folder, "dns:localhost");
    try (EmbeddedRedis server = EmbeddedRedis.startTls(
        files.certificate(), files.key(), files.authority(), "--bind", "127.0.0.1", "-::1")) {
      ConnectionSettings byName = ConnectionSettings.ofUrl(
              "rediss://localhost:" + server.address().port())
          .withTimeout(PATIENCE)
          .withRetry(NEVER_IN_TIME);
      ConnectionSettings byNumber = ConnectionSettings.ofUrl(
              "rediss://127.0.0.1:" + server.address().port())
          .withTimeout(PATIENCE)
          .withRetry(NEVER_IN_TIME);
      try (Session session = connector.connect(byName.withCaCertificate(files.authority()))) {
        session.set("greeting", "hello");
        assertThat(session.get("greeting")).as("get through TLS").contains("hello");
      }

      assertThat(reasonOf(byName))
          .as("with an authority that the JDK does not know")
          .isEqualTo(Reason.UNTRUSTED_CERTIFICATE);
      assertThat(reasonOf(byNumber.withCaCertificate(files.authority())))
          .as("with 127.0.0.1 in place of the localhost that the certificate names")
          .isEqualTo(Reason.UNTRUSTED_CERTIFICATE);
      Path empty = Files.createFile(folder.resolve("empty.pem"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> connector.connect(byName.withCaCertificate(empty)))
          .withMessageContaining("empty.pem");
    }
  }

  @Criterion(
      order = 4,
      value = "a refused connection says so, after the attempts that were granted",
      why = "'Unable to connect' is what every failure says; the reason decides what to do.",
      tryIt = "PING")
  void aRefusedConnection() {
    ConnectionSettings nobody = ConnectionSettings.ofUrl(
            "redis://127.0.0.1:" + EmbeddedRedis.freePort())
        .withTimeout(PATIENCE)
        .withRetry(new Retry(3, Duration.ofMillis(100)));
    long start = System.nanoTime();

    RedisFailure failure = failureOf(nobody);

    assertThat(failure.reason()).as("reason").isEqualTo(Reason.REFUSED);
    assertThat(failure).hasMessageStartingWith(nobody + " refuses connections");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("three attempts, with the shortest waits that jitter allows")
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Criterion(
      order = 5,
      value = "a wrong or missing password says so, and is tried once",
      why = "Repeating a wrong password changes nothing, floods the log, and locks accounts.",
      tryIt = "ACL LOG")
  void aWrongPasswordIsTriedOnce() {
    try (EmbeddedRedis server = EmbeddedRedis.start("--requirepass", "right");
        RedisClients clients = look(server.address().withPassword("right"))) {
      String place = server.address().hostAndPort();
      ConnectionSettings wrong =
          ConnectionSettings.ofUrl("redis://:wrong@" + place).withRetry(NEVER_IN_TIME);
      ConnectionSettings missing =
          ConnectionSettings.ofUrl("redis://" + place).withRetry(NEVER_IN_TIME);

      RedisFailure failure = failureOf(wrong.withTimeout(PATIENCE));

      assertThat(failure.reason()).as("reason").isEqualTo(Reason.WRONG_PASSWORD);
      assertThat(failure).hasMessageContaining("correct user and password");
      for (Throwable next = failure; next != null; next = next.getCause()) {
        assertThat(next.toString()).as("what a log would show").doesNotContain(":wrong");
      }
      assertThat(clients.lettuce().sync().info("commandstats"))
          .as("failed logins")
          .containsPattern("cmdstat_(auth|hello):calls=\\d+,.*,failed_calls=1\\b");
      failure = failureOf(missing.withTimeout(PATIENCE));
      assertThat(failure.reason()).as("reason").isEqualTo(Reason.WRONG_PASSWORD);
      assertThat(failure).hasMessageContaining("REDIS_PASSWORD");
    }
  }

  @Criterion(
      order = 6,
      value = "a server that accepts and says nothing is a timeout",
      why = "Behind a firewall or on a frozen machine, a program without a timeout waits for ever.",
      tryIt = "CLIENT PAUSE 5000")
  void aSilentServerIsATimeout() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(reasonOf(impatient(silent.getLocalPort())))
          .as("a port that accepts and never answers")
          .isEqualTo(Reason.TIMEOUT);
    }
    try (EmbeddedRedis server = EmbeddedRedis.start()) {
      FrozenRedis.during(
          server,
          () -> assertThat(reasonOf(impatient(server.address().port())))
              .as("a frozen server")
              .isEqualTo(Reason.TIMEOUT));
    }
  }

  @Criterion(
      order = 7,
      value = "a server that falls silent is a timeout too; the command may run, the session lives",
      why = "Who takes a timeout for 'not done' does things twice.",
      tryIt = "CLIENT PAUSE 5000")
  void aTimeoutInTheMiddle() throws Exception {
    String key = given.key("greeting");
    try (EmbeddedRedis server = EmbeddedRedis.start();
        RedisClients clients = look(server.address());
        Session session = connector.connect(patient(server.address().port()))) {
      session.set(key, "before");
      FrozenRedis.during(server, () -> {
        RedisFailure failure =
            catchThrowableOfType(RedisFailure.class, () -> session.set(key, "while frozen"));

        assertThat(failure).as("what set throws").isNotNull();
        assertThat(failure.reason()).as("reason").isEqualTo(Reason.TIMEOUT);
        assertThat(failure).hasMessageContaining("3000 ms");
      });

      await("the command that timed out has run")
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(clients.lettuce().sync().get(key)).isEqualTo("while frozen"));
      await("the session works again")
          .atMost(LIMIT)
          .ignoreException(RedisFailure.class)
          .untilAsserted(() -> assertThat(session.get(key)).contains("while frozen"));
    }
  }

  @Criterion(
      order = 8,
      value = "a full server refuses to write, says so, and is still read",
      why = "With noeviction a shop that only reads stays open.",
      tryIt = "CONFIG GET maxmemory-policy")
  void aFullServerIsStillRead() {
    String key = given.key("greeting");
    try (EmbeddedRedis server = EmbeddedRedis.start("--maxmemory-policy", "noeviction");
        RedisClients clients = look(server.address());
        Session session = connector.connect(to(server))) {
      session.set(key, "hello");
      clients.lettuce().sync().configSet("maxmemory", "1mb");

      RedisFailure failure = catchThrowableOfType(RedisFailure.class, () -> {
        for (int i = 0; i < 1000; i++) {
          session.set(given.namespace() + i, "x".repeat(10_000));
        }
      });

      assertThat(failure).as("what set throws").isNotNull();
      assertThat(failure.reason()).as("reason").isEqualTo(Reason.OUT_OF_MEMORY);
      assertThat(session.get(key)).as("get from the full server").contains("hello");
    }
  }

  @Criterion(
      order = 9,
      value = "a command whose answer is lost is not sent again",
      why = "It has run: a client that repeats it by itself counts twice.",
      tryIt = "INFO commandstats")
  void aCommandIsSentOnce() throws Exception {
    String key = given.key("greeting");
    try (EmbeddedRedis server = EmbeddedRedis.start();
        RedisClients clients = look(server.address());
        BreakingProxy network = BreakingProxy.to(server.address(), key);
        Session session = connector.connect(patient(network.address().port()))) {
      RedisFailure failure =
          catchThrowableOfType(RedisFailure.class, () -> session.set(key, "hello"));

      assertThat(network.hasBroken()).as("whether the answer was lost").isTrue();
      assertThat(failure).as("what set throws").isNotNull();
      assertThat(failure.reason()).as("reason").isIn(Reason.OTHER, Reason.TIMEOUT);
      await("the session works again")
          .atMost(LIMIT)
          .ignoreException(RedisFailure.class)
          .untilAsserted(() -> assertThat(session.get(key)).contains("hello"));
      assertThat(clients.lettuce().sync().info("commandstats"))
          .as("how often Redis ran SET")
          .containsPattern("cmdstat_set:calls=1,");
    }
  }

  @Criterion(
      order = 10,
      value = "connecting is tried again until the server is up",
      why = "In a container the program is often faster than its Redis.",
      tryIt = "PING")
  void connectingIsTriedAgain() throws Exception {
    ExecutorService background = Executors.newSingleThreadExecutor();
    ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    int port = silent.getLocalPort();
    try {
      Future<Session> connecting = background.submit(() -> connector.connect(patient(port)));
      Socket first;
      try (silent) {
        // From here on the first attempt is under way, and will fail: nobody answers it.
        first = silent.accept();
      }
      try (first;
          EmbeddedRedis server = EmbeddedRedis.start("--port", Integer.toString(port));
          Session session = connecting.get();
          RedisClients clients = look(server.address())) {
        clients.lettuce().sync().set("greeting", "hello");
        assertThat(session.get("greeting")).as("get from the late server").contains("hello");
      }
    } finally {
      background.shutdownNow();
    }
  }

  @Criterion(
      order = 11,
      value = "a session outlives a restart of its server",
      why = "Servers are updated; a program that must be restarted with them is down twice.",
      tryIt = "SHUTDOWN NOSAVE")
  void aSessionOutlivesItsServer() {
    EmbeddedRedis server = EmbeddedRedis.start();
    try (Session session = connector.connect(to(server))) {
      server.close();

      await("the reason while it is down")
          .atMost(LIMIT)
          .untilAsserted(() -> assertThatExceptionOfType(RedisFailure.class)
              .isThrownBy(() -> session.get("greeting"))
              .returns(Reason.REFUSED, RedisFailure::reason));
      server = EmbeddedRedis.start("--port", Integer.toString(server.address().port()));
      await("the session works again")
          .atMost(LIMIT)
          .ignoreException(RedisFailure.class)
          .untilAsserted(() -> assertThat(session.get("greeting")).isEmpty());
    } finally {
      server.close();
    }
  }

  @Criterion(
      order = 12,
      value = "a crowd shares a session, with no more connections than the pool may have",
      why = "Each connection costs the server memory, and a crowd would open thousands.",
      tryIt = "INFO clients")
  void aCrowdSharesASession() throws Exception {
    try (EmbeddedRedis server = EmbeddedRedis.start();
        RedisClients clients = look(server.address());
        Session session = connector.connect(to(server).withPoolSize(2))) {
      Crowd.of(8, member -> {
        String key = given.namespace() + member;
        for (int i = 0; i < 50; i++) {
          session.set(key, member + "-" + i);
          assertThat(session.get(key)).as("get %s", key).contains(member + "-" + i);
        }
        return null;
      });

      assertThat(clientList(clients.lettuce().sync())
              .lines()
              .filter(line -> line.contains("name=handson")))
          .as("connections of the session")
          .hasSizeBetween(1, 2);
      assertThat(clients.lettuce().sync().info("stats"))
          .as("connections ever opened: two of the session, two of the test at most")
          .containsPattern("total_connections_received:[1-4]\\s");
    }
  }

  @Criterion(
      order = 13,
      value = "nothing is left open, neither after closing nor after failing",
      why = "A program that reconnects in a loop and leaks ends at the server's maxclients.",
      tryIt = "INFO clients")
  void nothingIsLeftOpen() throws Exception {
    try (EmbeddedRedis server = EmbeddedRedis.start("--requirepass", "right");
        RedisClients clients = look(server.address().withPassword("right"))) {
      int connectionsBefore = connections(clients.lettuce().sync());
      Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
      String place = server.address().hostAndPort();

      Session session = connector.connect(
          ConnectionSettings.ofUrl("redis://:right@" + place).withTimeout(PATIENCE));
      session.set("greeting", "hello");
      session.close();
      session.close();
      reasonOf(ConnectionSettings.ofUrl("redis://:wrong@" + place).withTimeout(PATIENCE));
      reasonOf(impatient(EmbeddedRedis.freePort()));
      FrozenRedis.during(server, () -> reasonOf(impatient(server.address().port())));

      await("the server's connections are as before")
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(connections(clients.lettuce().sync())).isEqualTo(connectionsBefore));
      await("the clients' threads have ended")
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(threadsSince(threadsBefore)).isEmpty());
    }
  }

  private Reason reasonOf(ConnectionSettings settings) {
    return failureOf(settings).reason();
  }

  private RedisFailure failureOf(ConnectionSettings settings) {
    RedisFailure failure = catchThrowableOfType(RedisFailure.class, () -> {
      try (Session session = connector.connect(settings)) {
        session.get("greeting");
      }
    });
    assertThat(failure).as("what connecting to %s throws", settings).isNotNull();
    return failure;
  }

  private static ConnectionSettings to(EmbeddedRedis server) {
    return ConnectionSettings.ofUrl(server.address().toString())
        .withTimeout(PATIENCE)
        .withRetry(ONCE);
  }

  private static ConnectionSettings impatient(int port) {
    return ConnectionSettings.ofUrl("redis://127.0.0.1:" + port)
        .withTimeout(SHORT)
        .withRetry(ONCE);
  }

  private static ConnectionSettings patient(int port) {
    return impatient(port).withTimeout(MEDIUM).withRetry(UNTIL_IT_IS_UP);
  }

  private static RedisClients look(RedisAddress address) {
    return new RedisClients(address, "test");
  }

  private static String clientList(RedisCommands<String, String> redis) {
    return redis.clientList();
  }

  private static int connections(RedisCommands<String, String> redis) {
    return (int) clientList(redis).lines().count();
  }

  private static Set<String> threadsSince(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        // These are the test's own: the first waits for processes, the second is looking now.
        .filter(name -> !name.equals("process reaper") && !name.startsWith("awaitility"))
        .collect(Collectors.toSet());
  }
}
