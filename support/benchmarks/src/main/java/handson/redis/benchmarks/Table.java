package handson.redis.benchmarks;

import java.util.List;

/**
 * Sides that are compared with each other, before they are measured.
 *
 * @param title what they do
 * @param unit of their figures
 * @param sides the first one is the base that the others' ratios are taken to
 * @param targets what is to come out
 * @param note what a reader has to know, may be empty
 */
record Table(String title, Unit unit, List<Side> sides, List<Target> targets, String note) {

  Table {
    sides = List.copyOf(sides);
    targets = List.copyOf(targets);
    if (sides.isEmpty()) {
      throw new IllegalArgumentException("The table '" + title + "' has no sides; give it some.");
    }
    List<String> names = sides.stream().map(Side::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "The table '" + title + "' has two sides of one name: " + names + ".");
    }
    for (Target target : targets) {
      if (!names.contains(target.side()) || target.hasBase() && !names.contains(target.base())) {
        throw new IllegalArgumentException(
            "The table '" + title + "' has the sides " + names + ", and no " + target + ".");
      }
    }
  }

  Table(String title, Unit unit, List<Side> sides) {
    this(title, unit, sides, List.of(), "");
  }
}
