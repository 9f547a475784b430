package handson.redis.datatypes;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.LocalDate;
import java.util.List;

/** What the tour shows of {@link DailyActives}. */
final class DailyActivesTour implements TopicTour {
  private static final String SITE = "datatypes:site";
  private static final LocalDate SUNDAY = LocalDate.of(2026, 3, 1);
  private static final LocalDate MONDAY = SUNDAY.plusDays(1);
  private static final LocalDate TUESDAY = SUNDAY.plusDays(2);

  @Override
  public void show(Tour tour) {
    DailyActives actives = tour.use(DailyActives.class);
    tour.step("A visit sets one bit, and the answer tells what it was before.", () -> {
      actives.visit(SITE, SUNDAY, 7);
      actives.visit(SITE, SUNDAY, 7);
      actives.wasActive(SITE, SUNDAY, 8);
      actives.count(SITE, SUNDAY);
    });
    tour.step(
        "Two days are combined in the server; the result has a key for the length of one step.",
        () -> {
          DailyActives quiet = tour.useQuietly(DailyActives.class);
          for (long user : List.of(7L, 11L, 42L)) {
            quiet.visit(SITE, MONDAY, user);
          }
          tour.show("on Monday", List.of(7, 11, 42));
          for (long user : List.of(7L, 42L, 99L)) {
            quiet.visit(SITE, TUESDAY, user);
          }
          tour.show("on Tuesday", List.of(7, 42, 99));
          actives.countOnAll(SITE, List.of(MONDAY, TUESDAY));
          actives.countOnAny(SITE, List.of(MONDAY, TUESDAY));
          actives.usersOnAll(SITE, List.of(MONDAY, TUESDAY));
        });
    tour.step("One high number costs all the bytes before it.", () -> {
      actives.bytes(SITE, SUNDAY);
      actives.visit(SITE, SUNDAY, 8_000_000);
      actives.bytes(SITE, SUNDAY);
      actives.count(SITE, SUNDAY);
    });
  }
}
