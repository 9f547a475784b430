package handson.redis.basics;

import handson.redis.kit.Tour;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The steps of the tour: all topics with an exercise. */
final class BasicsTour {
  private BasicsTour() {}

  static void show(Tour tour) {
    keysAndValues(tour);
    counters(tour);
    findingKeys(tour);
    objectsAsJson(tour);
    pipelining(tour);
  }

  private static void keysAndValues(Tour tour) {
    tour.topic("Keys and values");
    KeyValues keyValues = tour.use(KeyValues.class);
    String greeting = "basics:greeting";
    String welcome = "basics:welcome";
    String portrait = "basics:portrait";
    tour.step(
        "A key has a value; an empty text is a value too, and only a missing key is nothing.",
        () -> {
          keyValues.set(greeting, "Grüß Gott");
          keyValues.get(greeting);
          keyValues.set(greeting, "");
          keyValues.get(greeting);
          keyValues.delete(greeting);
          keyValues.get(greeting);
        });
    tour.step("A rename is one command, so nobody comes between looking and moving.", () -> {
      keyValues.set(greeting, "hello");
      keyValues.rename(greeting, welcome);
      keyValues.set(greeting, "bonjour");
      keyValues.renameIfFree(greeting, welcome);
      try {
        keyValues.rename("basics:nobody", welcome);
      } catch (NoSuchElementException e) {
        tour.say("The target still is there.");
        keyValues.get(welcome);
      }
    });
    tour.step(
        "Many keys, one round trip: all are written at once, and each answer has its place.",
        () -> {
          keyValues.setAll(new TreeMap<>(Map.of("basics:price", "12", "basics:currency", "EUR")));
          keyValues.getAll(List.of("basics:price", "basics:nobody", "basics:currency"));
        });
    tour.step("A value is bytes; the first of a PNG image is no UTF-8 text.", () -> {
      keyValues.setBytes(portrait, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      keyValues.getBytes(portrait);
    });
  }

  private static void counters(Tour tour) {
    tour.topic("Counters: the boss battle");
    BossBattle battle = tour.use(BossBattle.class);
    String boss = "basics:boss";
    tour.step("A number is text that Redis can count with.", () -> {
      battle.summon(boss, 1000);
      battle.hit(boss, 30);
      battle.heal(boss, 5);
      battle.hitPoints(boss);
    });
  }

  private static void findingKeys(Tour tour) {
    tour.topic("Finding keys");
    BossBattle battle = tour.use(BossBattle.class);
    KeyFinder finder = tour.use(KeyFinder.class);
    String prefix = "basics:monster:";
    tour.step("Redis knows no groups of keys: what belongs together shares a prefix.", () -> {
      battle.summon(prefix + "hydra", 9);
      battle.summon(prefix + "cyclops", 1);
      battle.summon(prefix + "*", 5);
    });
    tour.step(
        "SCAN walks past all keys, page by page, and returns those that match.",
        () -> finder.find(prefix));
    tour.step(
        "A backslash makes the * of a name a plain character.", () -> finder.find(prefix + "*"));
    tour.step("UNLINK deletes what a page held, and tells how many keys that were.", () -> {
      finder.delete(prefix + "*");
      finder.find(prefix);
    });
  }

  private static void objectsAsJson(Tour tour) {
    tour.topic("Objects as JSON");
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

  private static void pipelining(Tour tour) {
    tour.topic("Pipelining");
    BulkLoader loader = tour.use(BulkLoader.class);
    String prefix = "basics:city:";
    tour.step("A pipeline sends on without waiting for the answers.", () -> {
      Map<String, String> cities = new LinkedHashMap<>();
      cities.put(prefix + "lima", "Peru");
      cities.put(prefix + "oslo", "Norway");
      loader.load(cities, Duration.ofMinutes(10));
      loader.read(List.of(prefix + "oslo", prefix + "atlantis", prefix + "lima"));
    });
    tour.step("An answer can be an error; it belongs to its own command only.", () -> {
      Map<String, Long> amounts = new LinkedHashMap<>();
      amounts.put("basics:visits", 5L);
      amounts.put(prefix + "oslo", 1L);
      amounts.put("basics:likes", 2L);
      tour.useQuietly(BulkLoader.class)
          .addAll(amounts)
          .forEach(outcome -> tour.say(outcome.toString()));
    });
    tour.step(
        "3,000 keys go in three pipelines; one by one they would take 3,000 round trips.", () -> {
          Map<String, String> streets = new LinkedHashMap<>();
          IntStream.range(0, 3_000).forEach(i -> streets.put(prefix + "lima:" + i, "street " + i));
          loader.load(streets, Duration.ofMinutes(10));
        });
  }
}
