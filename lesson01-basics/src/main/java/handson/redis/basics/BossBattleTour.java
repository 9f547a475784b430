package handson.redis.basics;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;

/** What the tour shows of {@link BossBattle}. */
final class BossBattleTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    BossBattle battle = tour.use(BossBattle.class);
    String boss = "basics:boss";
    tour.step("A number is text that Redis can count with.", () -> {
      battle.summon(boss, 1000);
      battle.hit(boss, 30);
      battle.heal(boss, 5);
      battle.hitPoints(boss);
    });
  }
}
