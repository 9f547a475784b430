package handson.redis.pubsub;

import static java.util.stream.Collectors.joining;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Implementation;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import handson.redis.pubsub.DeliveryComparison.Receiver;
import handson.redis.pubsub.DeliveryComparison.Way;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the tour shows of {@link DeliveryComparison}. */
final class DeliveryComparisonTour implements TopicTour {
  private static final String KEY = "pubsub:ways:";
  private static final int FEW = 6;
  private static final int MANY = 100_000;
  // The first calls are slow, until Java has compiled what they run.
  private static final int WARM_UP = 10_000;

  @Override
  public void show(Tour tour) {
    tour.reference(DeliveryComparison.class)
        .ifPresentOrElse(
            comparison -> show(tour, comparison),
            () -> tour.say("It is shown with the references, which are not here."));
  }

  private static void show(Tour tour, DeliveryComparison comparison) {
    tour.mask("\\d{13}-\\d+", id -> "ID");
    tour.step("The same message in four ways.", () -> {
      for (Way way : Way.values()) {
        wire(tour, comparison, way);
      }
    });
    tour.step("What becomes of 6 messages in each way, as observed just now.", () -> {
      Map<Way, String> restart = afterRestart(tour);
      tour.say(row("", "two receivers", "receiver dies", "joins after 2", "restart"));
      for (Way way : Way.values()) {
        tour.say(row(
            words(way),
            shares(new DeliveryScenario(comparison, way, KEY + "shared:" + way)),
            of(new DeliveryScenario(comparison, way, KEY + "died:" + way).afterDeath(orders())),
            of(new DeliveryScenario(comparison, way, KEY + "late:" + way).lateJoiner(orders(), 2)),
            restart.getOrDefault(way, "?")));
      }
    });
    tour.step("The same 100,000 messages in each way: bytes a message, and time.", () -> {
      if (EmbeddedRedis.runsHere()) {
        // The tour's own server has to tell each command to the tour, which slows it down.
        try (EmbeddedRedis quiet = EmbeddedRedis.start()) {
          with(tour, quiet.address(), alone -> figures(tour, alone));
        }
      } else {
        tour.say("Measured while MONITOR watches, which slows the server down.");
        figures(tour, comparison);
      }
    });
  }

  private static void wire(Tour tour, DeliveryComparison comparison, Way way) {
    String name = KEY + way;
    Receiver ann = comparison.receiver(way, name, "ann");
    tour.show("receiver", way + " ann");
    try (Receiver receiver = tour.shown(Receiver.class, ann)) {
      tour.shown(DeliveryComparison.class, comparison).send(way, name, List.of("lunch"));
      receiver.receive(1, DeliveryScenario.PATIENCE);
      receiver.confirm();
    }
  }

  /** Empty where no server can be restarted. */
  private static Map<Way, String> afterRestart(Tour tour) throws Exception {
    Map<Way, String> left = new EnumMap<>(Way.class);
    if (!EmbeddedRedis.runsHere()) {
      tour.say("restart: skipped, as there is no embedded Redis for this system");
      return left;
    }
    DeliveryRestart.between(
        address -> with(tour, address, comparison -> {
          for (Way way : Way.values()) {
            new DeliveryScenario(comparison, way, KEY + way).send(orders());
          }
        }),
        address -> with(tour, address, comparison -> {
          for (Way way : Way.values()) {
            left.put(way, of(new DeliveryScenario(comparison, way, KEY + way).received("ann")));
          }
        }));
    return left;
  }

  /** The chosen client's implementation on another server, where nobody watches. */
  private static void with(Tour tour, RedisAddress address, Consumer<DeliveryComparison> action) {
    String client = tour.client().equals(Implementation.EXERCISE) ? "jedis" : tour.client();
    ClassLoader loader = DeliveryComparison.class.getClassLoader();
    try (RedisClients clients = new RedisClients(address, tour.clientName())) {
      action.accept(Implementation.find(DeliveryComparison.class, client, loader)
          .orElseThrow()
          .create(clients));
    }
  }

  private static void figures(Tour tour, DeliveryComparison comparison) {
    List<String> messages = DeliveryScenario.orders(MANY);
    tour.say("%-14s %8s %6s %8s".formatted("", "waiting", "kept", "pending"));
    for (Way way : Way.values()) {
      String name = KEY + "many:" + way;
      DeliveryFigures.measure(comparison, way, name + ":warm", messages.subList(0, WARM_UP));
      DeliveryFigures figures = DeliveryFigures.measure(comparison, way, name, messages);
      tour.say(String.format(
          Locale.ROOT,
          "%-14s %8s %6s %8s   sent in %d ms, received in %d ms",
          words(way),
          each(figures.waiting(), 1),
          each(figures.kept(), 1),
          // The server's buffers for connections come and go: a byte a message, or two.
          each(figures.pending(), 10),
          figures.sending().toMillis(),
          figures.receiving().toMillis()));
    }
  }

  private static String shares(DeliveryScenario scenario) {
    List<List<String>> both = scenario.twoReceivers(orders());
    return both.get(0).size() + " and " + both.get(1).size();
  }

  private static String of(List<String> received) {
    return received.size() + " of " + FEW;
  }

  private static String each(long bytes, int step) {
    return "~" + Math.round((double) bytes / MANY / step) * step;
  }

  private static String row(String way, String... columns) {
    return "%-14s".formatted(way)
        + Stream.of(columns).map("%15s"::formatted).collect(joining()).stripTrailing();
  }

  private static String words(Way way) {
    return switch (way) {
      case PUB_SUB -> "pub/sub";
      case LIST -> "list";
      case STREAM -> "stream";
      case GROUP -> "stream, group";
    };
  }

  private static List<String> orders() {
    return DeliveryScenario.orders(FEW);
  }
}
