package handson.redis.datatypes;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the tour shows of {@link Bestiary}. */
final class BestiaryTour implements TopicTour {
  private static final String HYDRA = "datatypes:monster:hydra";
  private static final String OWNERS = "datatypes:owners";
  private static final String CENSUS = "datatypes:census";
  // The fields in four pages of 500, whatever the order in which Redis keeps them.
  private static final int SPECIES = 1_900;

  @Override
  public void show(Tour tour) {
    Bestiary bestiary = tour.use(Bestiary.class);
    tour.step("An object is a hash: numbers as text, and what is unknown is no field.", () -> {
      bestiary.save(HYDRA, new Monster("Hydra", 9, 900, 1.5, Optional.of("fire")));
      bestiary.find(HYDRA);
      bestiary.save(HYDRA, new Monster("Hydra", 9, 450, 1.5, Optional.empty()));
      bestiary.find(HYDRA);
    });
    tour.step("HSETNX sets a field that is not there yet: the first one gets it.", () -> {
      bestiary.claim(OWNERS, "hydra", "ann");
      bestiary.claim(OWNERS, "hydra", "bob");
    });
    tour.step("HINCRBY adds to one field of many; a field without a number is an error.", () -> {
      bestiary.count(CENSUS, "hydra", 3);
      bestiary.count(CENSUS, "hydra", -1);
      try {
        bestiary.count(OWNERS, "hydra", 1);
      } catch (IllegalStateException e) {
        tour.say("The owner still is the owner.");
      }
    });
    tour.step("HSCAN walks a big hash page by page; HLEN knows its size without a walk.", () -> {
      Bestiary quiet = tour.useQuietly(Bestiary.class);
      IntStream.range(0, SPECIES).forEach(i -> quiet.count(CENSUS, "species " + i, i));
      tour.say("HLEN: %,d species".formatted(quiet.species(CENSUS)));
      tour.say("HSCAN: %,d species".formatted(quiet.census(CENSUS).size()));
    });
    tour.stepSince("7.4", "One field can have a time to live, and the others none.", () -> {
      bestiary.save(HYDRA, new Monster("Hydra", 9, 450, 1.5, Optional.of("fire")));
      bestiary.weaknessTimeToLive(HYDRA);
      bestiary.expireWeakness(HYDRA, Duration.ofMillis(100));
      tour.say("200 ms later:");
      Thread.sleep(200);
      bestiary.find(HYDRA);
    });
  }
}
