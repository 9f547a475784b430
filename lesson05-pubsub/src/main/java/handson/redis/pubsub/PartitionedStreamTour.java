package handson.redis.pubsub;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.Map;

/** What the tour shows of {@link PartitionedStream}. */
final class PartitionedStreamTour implements TopicTour {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int MOST = 1_000;

  @Override
  public void show(Tour tour) {
    tour.reference(PartitionedStream.class).ifPresent(found -> {
      PartitionedStream streams = tour.shown(PartitionedStream.class, found);
      Partitions carts = new Partitions("pubsub:carts", 3);
      String anns = carts.streamOf("ann");
      tour.step("A hash of the key names the stream: all of Ann's events are in one.", () -> {
        FarStream.begin(tour, carts.streams().toArray(String[]::new));
        streams.append(carts, "ann", Map.of("ann", "puts tea in"), MOST);
        streams.append(carts, "ben", Map.of("ben", "puts salt in"), MOST);
        streams.append(carts, "ann", Map.of("ann", "pays"), MOST);
      });
      tour.step("Each stream has one owner at a time, so Ann's events are done in order.", () -> {
        streams.own(anns, "worker-1", LEASE);
        streams.own(anns, "worker-2", LEASE);
      });
      tour.step("The owner notes how far it is; nobody else can, and a new owner goes on.", () -> {
        Event first = streams.read(anns, 1).get(0);
        streams.commit(anns, "worker-2", first.id());
        streams.commit(anns, "worker-1", first.id());
        streams.read(anns, 10);
      });
    });
  }
}
