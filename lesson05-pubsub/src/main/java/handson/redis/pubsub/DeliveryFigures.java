package handson.redis.pubsub;

import handson.redis.pubsub.DeliveryComparison.Receiver;
import handson.redis.pubsub.DeliveryComparison.Way;
import java.time.Duration;
import java.util.List;

/**
 * What messages cost in one way.
 *
 * @param waiting bytes of the list or stream when all were sent, and nobody has received one
 * @param kept bytes of it when all are received and confirmed
 * @param pending bytes that the server got back when all were confirmed
 * @param sending how long it took to send them
 * @param receiving how long it took, after that, to receive and to confirm them
 */
record DeliveryFigures(
    long waiting, long kept, long pending, Duration sending, Duration receiving) {

  /** Sends all messages, then receives all, then confirms all. */
  static DeliveryFigures measure(
      DeliveryComparison comparison, Way way, String name, List<String> messages) {
    try (Receiver receiver = comparison.receiver(way, name, "ann")) {
      Duration sending = time(() -> comparison.send(way, name, messages));
      long waiting = comparison.bytes(name);
      Duration receiving = time(() -> DeliveryScenario.receive(receiver, messages.size()));
      long before = comparison.usedMemory();
      Duration confirming = time(receiver::confirm);
      long after = comparison.usedMemory();
      return new DeliveryFigures(
          waiting, comparison.bytes(name), before - after, sending, receiving.plus(confirming));
    }
  }

  private static Duration time(Runnable action) {
    long begin = System.nanoTime();
    action.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
