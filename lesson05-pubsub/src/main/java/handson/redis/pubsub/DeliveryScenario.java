package handson.redis.pubsub;

import handson.redis.pubsub.DeliveryComparison.Receiver;
import handson.redis.pubsub.DeliveryComparison.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What becomes of a few messages in one way, observed. */
final class DeliveryScenario {
  /** Long: only what is on its way is waited for. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  // Whoever receives it has received all that was sent to him before.
  private static final String LAST = "last";

  private final DeliveryComparison comparison;
  private final Way way;
  private final String name;

  /**
   * @param name a channel, list or stream that nobody has used
   */
  DeliveryScenario(DeliveryComparison comparison, Way way, String name) {
    this.comparison = comparison;
    this.way = way;
    this.name = name;
  }

  /** What each of two receivers gets that ask in turn, each at first for half. */
  List<List<String>> twoReceivers(List<String> messages) {
    try (Receiver ann = receiver("ann");
        Receiver ben = receiver("ben")) {
      send(messages);
      List<String> first = new ArrayList<>(ann.receive(messages.size() / 2, PATIENCE));
      List<String> second = new ArrayList<>(ben.receive(messages.size() / 2, PATIENCE));
      send(List.of(LAST, LAST));
      first.addAll(untilLast(ann));
      second.addAll(untilLast(ben));
      return List.of(first, second);
    }
  }

  /** What a successor gets of the same name, where one has received all and dies with it. */
  List<String> afterDeath(List<String> messages) {
    try (Receiver dies = receiver("ann")) {
      send(messages);
      receive(dies, messages.size());
    }
    return received("ann");
  }

  /** What one gets who joins when another has taken and confirmed so many. */
  List<String> lateJoiner(List<String> messages, int done) {
    try (Receiver early = receiver("ann")) {
      send(messages);
      receive(early, done);
      early.confirm();
      if (way == Way.PUB_SUB) {
        // It is sent all, whether it asks or not. Now none but LAST may still be on its way.
        send(List.of(LAST));
        untilLast(early);
      }
      return received("ben");
    }
  }

  /** Sends messages that nobody receives yet. */
  void send(List<String> messages) {
    comparison.send(way, name, messages);
  }

  /** What a new receiver gets of all that was sent before. */
  List<String> received(String receiver) {
    try (Receiver joins = receiver(receiver)) {
      send(List.of(LAST));
      return untilLast(joins);
    }
  }

  /**
   * Receives so many.
   *
   * @throws IllegalStateException where there are fewer
   */
  static void receive(Receiver receiver, int count) {
    for (int left = count; left > 0; ) {
      int received = receiver
          .receive(Math.min(left, DeliveryComparison.MOST_AT_ONCE), PATIENCE)
          .size();
      if (received == 0) {
        throw new IllegalStateException(left + " of " + count + " messages did not come.");
      }
      left -= received;
    }
  }

  private Receiver receiver(String receiver) {
    return comparison.receiver(way, name, receiver);
  }

  private static List<String> untilLast(Receiver receiver) {
    List<String> received = new ArrayList<>();
    while (true) {
      // One by one: in a queue the next LAST is for somebody else.
      List<String> next = receiver.receive(1, PATIENCE);
      if (next.isEmpty()) {
        throw new IllegalStateException("The last message did not come, but " + received);
      }
      if (next.equals(List.of(LAST))) {
        return received;
      }
      received.addAll(next);
    }
  }

  /** Messages of one length. */
  static List<String> orders(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"order\":" + (1_000_000 + i) + ",\"event\":\"paid\",\"cents\":1999}")
        .toList();
  }
}
