package handson.redis.basics;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;

/** What the tour shows of {@link KeyFinder}. */
final class KeyFinderTour implements TopicTour {
  @Override
  public void show(Tour tour) {
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
}
