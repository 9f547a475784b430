package handson.redis.basics;

import handson.redis.basics.Connector.Session;
import handson.redis.basics.RedisFailure.Reason;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Lesson;
import handson.redis.kit.LessonMain;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.Topic;
import handson.redis.kit.Tour;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** Lesson 1: from SET and GET to thousands of keys in few round trips. */
public final class BasicsLesson implements Lesson {

  /**
   * Shows the tour: {@code --client}, {@code --redis} and {@code --step} as in {@code ./course
   * run}.
   */
  public static void main(String[] arguments) {
    LessonMain.run(new BasicsLesson(), arguments);
  }

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String name() {
    return "basics";
  }

  @Override
  public String title() {
    return "keys, values and counters";
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.exercise(BossBattle.class, "counters: the boss battle", 15, 2, 10),
        Topic.shown(Connector.class, "connecting"));
  }

  @Override
  public void tour(Tour tour) {
    counters(tour);
    tour.reference(Connector.class).ifPresent(connector -> connecting(tour, connector));
  }

  private static void counters(Tour tour) {
    tour.topic("Counters: the boss battle");
    BossBattle battle = tour.use(BossBattle.class);
    String boss = "basics:boss";
    tour.step(
        "A number is text that Redis can count with.",
        () -> {
          battle.summon(boss, 1000);
          battle.hit(boss, 30);
          battle.heal(boss, 5);
          battle.hitPoints(boss);
        });
  }

  private static void connecting(Tour tour, Connector connector) {
    tour.topic("Connecting");
    tour.step(
        "A connection is opened once, kept, and closed at the end.",
        () -> {
          tour.say("session = connector.connect(settings)");
          try (Session session = tour.shown(Session.class, connector.connect(settingsOf(tour)))) {
            session.set("basics:greeting", "hello");
            session.get("basics:greeting");
            session.get("basics:nobody");
          }
        });
    tour.step(
        "Where nobody listens the reason is a refusal; it may pass, so connecting is tried again.",
        () -> tour.show("reason", reasonOf(connector, EmbeddedRedis.freePort())));
    tour.step(
        "Where somebody listens and says nothing, a timeout ends the wait.",
        () -> {
          try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            tour.show("reason", reasonOf(connector, silent.getLocalPort()));
          }
        });
  }

  private static ConnectionSettings settingsOf(Tour tour) {
    RedisAddress address = tour.address();
    ConnectionSettings usual = ConnectionSettings.ofUrl(address.toString());
    return new ConnectionSettings(
        address.host(),
        address.port(),
        address.tls(),
        address.user(),
        address.password(),
        address.database(),
        address.caCertificate().map(CaCertificate::new),
        usual.timeout(),
        usual.poolSize(),
        usual.retry(),
        tour.clientName());
  }

  private static Reason reasonOf(Connector connector, int port) {
    ConnectionSettings settings =
        ConnectionSettings.ofUrl("redis://127.0.0.1:" + port)
            .withTimeout(Duration.ofMillis(300))
            .withRetry(new Retry(2, Duration.ofMillis(100)));
    try (Session session = connector.connect(settings)) {
      throw new IllegalStateException(session.get("basics:greeting") + " on " + settings);
    } catch (RedisFailure e) {
      return e.reason();
    }
  }
}
