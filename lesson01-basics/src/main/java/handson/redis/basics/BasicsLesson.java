package handson.redis.basics;

import handson.redis.kit.Lesson;
import handson.redis.kit.LessonMain;
import handson.redis.kit.Topic;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
        Topic.exercise(KeyFinder.class, "finding keys", 20, 3, 10, "key-values"),
        Topic.exercise(BulkLoader.class, "pipelining", 25, 3, 15, "key-values", "boss-battle"));
  }

  @Override
  public void tour(Tour tour) {
    counters(tour);
    findingKeys(tour);
    pipelining(tour);
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

  private static void findingKeys(Tour tour) {
    tour.topic("Finding keys");
    BossBattle battle = tour.use(BossBattle.class);
    KeyFinder finder = tour.use(KeyFinder.class);
    String prefix = "basics:monster:";
    tour.step(
        "Redis knows no groups of keys: what belongs together shares a prefix.",
        () -> {
          battle.summon(prefix + "hydra", 9);
          battle.summon(prefix + "cyclops", 1);
          battle.summon(prefix + "*", 5);
        });
    tour.step(
        "SCAN walks past all keys, page by page, and returns those that match.",
        () -> finder.find(prefix));
    tour.step(
        "A backslash makes the * of a name a plain character.", () -> finder.find(prefix + "*"));
    tour.step(
        "UNLINK deletes what a page held, and tells how many keys that were.",
        () -> {
          finder.delete(prefix + "*");
          finder.find(prefix);
        });
  }

  private static void pipelining(Tour tour) {
    tour.topic("Pipelining");
    BulkLoader loader = tour.use(BulkLoader.class);
    String prefix = "basics:city:";
    tour.step(
        "A pipeline sends on without waiting for the answers.",
        () -> {
          Map<String, String> cities = new LinkedHashMap<>();
          cities.put(prefix + "lima", "Peru");
          cities.put(prefix + "oslo", "Norway");
          loader.load(cities, Duration.ofMinutes(10));
          loader.read(List.of(prefix + "oslo", prefix + "atlantis", prefix + "lima"));
        });
    tour.step(
        "An answer can be an error; it belongs to its own command only.",
        () -> {
          Map<String, Long> amounts = new LinkedHashMap<>();
          amounts.put("basics:visits", 5L);
          amounts.put(prefix + "oslo", 1L);
          amounts.put("basics:likes", 2L);
          tour.useQuietly(BulkLoader.class)
              .addAll(amounts)
              .forEach(outcome -> tour.say(outcome.toString()));
        });
    tour.step(
        "3,000 keys go in three pipelines; one by one they would take 3,000 round trips.",
        () -> {
          Map<String, String> streets = new LinkedHashMap<>();
          IntStream.range(0, 3_000).forEach(i -> streets.put(prefix + "lima:" + i, "street " + i));
          loader.load(streets, Duration.ofMinutes(10));
        });
  }
}
