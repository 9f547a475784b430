package handson.redis.basics;

import handson.redis.basics.Connector.Session;
import handson.redis.basics.RedisFailure.Reason;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** What the tour shows of {@link Connector}. */
final class ConnectorTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    tour.reference(Connector.class)
        .ifPresentOrElse(
            connector -> show(tour, connector),
            () -> tour.say("It is shown with the references, which are not here."));
  }

  private static void show(Tour tour, Connector connector) {
    tour.step("A connection is opened once, kept, and closed at the end.", () -> {
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
    tour.step("Where somebody listens and says nothing, a timeout ends the wait.", () -> {
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
    ConnectionSettings settings = ConnectionSettings.ofUrl("redis://127.0.0.1:" + port)
        .withTimeout(Duration.ofMillis(300))
        .withRetry(new Retry(2, Duration.ofMillis(100)));
    try (Session session = connector.connect(settings)) {
      throw new IllegalStateException(session.get("basics:greeting") + " on " + settings);
    } catch (RedisFailure e) {
      return e.reason();
    }
  }
}
