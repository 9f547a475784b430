package handson.redis.basics;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Instant;
import java.util.List;

/** What the tour shows of {@link ProfileStore}. */
final class ProfileStoreTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    ProfileStore profiles = tour.use(ProfileStore.class);
    KeyValues keyValues = tour.use(KeyValues.class);
    String ann = "basics:profile:ann";
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    tour.step("A document is text in one key, and any program can read it.", () -> {
      profiles.save(ann, new Profile("7", "Ann", 3, List.of("first win"), noon));
      keyValues.get(ann);
      profiles.find(ann);
    });
    tour.step(
        "A newer program has added a field, an older one knew no badges: both can be read.", () -> {
          keyValues.set(
              ann,
              "{'id':'7','name':'Ann','lastSeen':'%s','guild':'Owls'}"
                  .formatted(noon)
                  .replace('\'', '"'));
          profiles.find(ann);
        });
    tour.step(
        "What is no profile is an error with the key's name, and stays for you to look at.", () -> {
          keyValues.set(ann, "Ann");
          try {
            profiles.find(ann);
          } catch (IllegalStateException e) {
            keyValues.get(ann);
          }
        });
  }
}
