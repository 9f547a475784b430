package handson.redis.datatypes;

import handson.redis.datatypes.MemoryCost.Structure;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the tour shows of {@link UniqueVisitors}. */
final class UniqueVisitorsTour implements TopicTour {
  private static final String HOME = "datatypes:page:home";
  private static final String SHOP = "datatypes:page:shop";
  private static final String WEEK = "datatypes:page:week";
  private static final int SLICE = 10_000;

  @Override
  public void show(Tour tour) {
    UniqueVisitors visitors = tour.use(UniqueVisitors.class);
    tour.step("A visitor counts once, and a page that nobody saw counts 0.", () -> {
      visitors.add(HOME, "ann");
      visitors.add(HOME, "bob");
      visitors.add(HOME, "ann");
      visitors.count(HOME);
      visitors.count(SHOP);
    });
    tour.step("Pages are counted together, or merged: who was on both counts once.", () -> {
      visitors.addAll(SHOP, List.of("bob", "carol", "dave"));
      visitors.countTogether(List.of(HOME, SHOP));
      visitors.merge(WEEK, List.of(HOME, SHOP));
      visitors.count(WEEK);
    });
    tour.reference(MemoryCost.class)
        .ifPresent(memory ->
            tour.step("The estimate beside the truth, and 12 kB beside a set that grows.", () -> {
              UniqueVisitors quiet = tour.useQuietly(UniqueVisitors.class);
              tour.say(" visitors   estimate    error   HyperLogLog            set");
              for (int many : List.of(1_000, 100_000, 1_000_000)) {
                tour.say(compared(quiet, memory, many));
              }
            }));
  }

  private static String compared(UniqueVisitors visitors, MemoryCost memory, int many) {
    String log = "datatypes:visitors:estimated:" + many;
    String set = "datatypes:visitors:exact:" + many;
    for (int from = 0; from < many; from += SLICE) {
      Map<String, Long> some = some(from, Math.min(from + SLICE, many));
      visitors.addAll(log, some.keySet());
      memory.store(Structure.SET, set, some);
    }
    long estimate = visitors.count(log);
    return String.format(
        Locale.ROOT,
        "%,9d  %,9d  %+.2f %%  %6s bytes  %11s bytes",
        many,
        estimate,
        100.0 * (estimate - many) / many,
        about(memory.bytes(List.of(log))),
        about(memory.bytes(List.of(set))));
  }

  private static Map<String, Long> some(int from, int to) {
    Map<String, Long> some = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      // Seven digits, by a way that is quick a million times.
      some.put("visitor:" + Integer.toString(10_000_000 + i).substring(1), 0L);
    }
    return some;
  }

  private static String about(long bytes) {
    return String.format(Locale.ROOT, "~%,d", bytes);
  }
}
