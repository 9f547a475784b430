package handson.redis.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often each side is measured. All sides have their turn in each round, so what disturbs the
 * machine for a while disturbs all of them; and each round begins with another side, so that nobody
 * always comes first, or always behind the same one.
 *
 * @param warmUps rounds that do not count, 0 or more: Java compiles what it runs often
 * @param counted 1 or more; 5 make a spread that says something
 */
record Rounds(int warmUps, int counted) {

  Rounds {
    if (warmUps < 0 || counted < 1) {
      throw new IllegalArgumentException("There are " + warmUps + " rounds to warm up and "
          + counted + " to count; give 0 or more and 1 or more.");
    }
  }

  /**
   * Measures a table's sides.
   *
   * @throws Exception what a side throws
   */
  Measured measure(String topic, Table table) throws Exception {
    List<Side> sides = table.sides();
    List<List<Double>> figures = Stream.generate(() -> (List<Double>) new ArrayList<Double>())
        .limit(sides.size())
        .toList();
    for (int round = -warmUps; round < counted; round++) {
      for (int turn = 0; turn < sides.size(); turn++) {
        int side = Math.floorMod(round + turn, sides.size());
        double figure = sides.get(side).probe().measure();
        if (round >= 0) {
          figures.get(side).add(figure);
        }
      }
    }
    return Measured.of(topic, table, figures);
  }
}
