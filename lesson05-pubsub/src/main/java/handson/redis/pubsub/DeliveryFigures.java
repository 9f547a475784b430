package handson.redis.pubsub;

import handson.redis.pubsub.DeliveryComparison.Receiver;
import handson.redis.pubsub.DeliveryComparison.Way;
import java.time.Duration;
import java.util.List;

/**
 * What messages cost in one way.
 *
 * @param waiting bytes of all messages that were sent, and that nobody has received
 * @param received bytes when all were received, and none is confirmed
 * @param confirmed bytes when all are confirmed
 * @param sending how long it took to send them
 * @param receiving how long it took, after that, to receive and to confirm them
 */
record DeliveryFigures(
    long waiting, long received, long confirmed, Duration sending, Duration receiving) {

  /** Sends all messages, then receives all, then confirms all. */
  static DeliveryFigures measure(
      DeliveryComparison comparison, Way way, String name, List<String> messages) {
    try (Receiver receiver = comparison.receiver(way, name, "ann")) {
      long begin = System.nanoTime();
      comparison.send(way, name, messages);
      long sent = System.nanoTime();
      long waiting = comparison.bytes(name);
      long asking = System.nanoTime();
      DeliveryScenario.receive(receiver, messages.size());
      long all = System.nanoTime();
      long received = comparison.bytes(name);
      long confirming = System.nanoTime();
      receiver.confirm();
      long end = System.nanoTime();
      return new DeliveryFigures(
          waiting,
          received,
          comparison.bytes(name),
          Duration.ofNanos(sent - begin),
          Duration.ofNanos(all - asking + end - confirming));
    }
  }
}
