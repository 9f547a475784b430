package handson.redis.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A table with its figures.
 *
 * @param topic the benchmark's name, as in {@code ./course bench TOPIC}
 * @param rows as many as there were sides, the base first
 * @param targets what was to come out, and what did
 */
public record Measured(
    String topic, String title, Unit unit, List<Row> rows, List<Outcome> targets, String note) {

  /**
   * A side's figures.
   *
   * @param figures round by round
   * @param figure the same as median and spread
   * @param ratio of each round's figure to the base's of the same round
   */
  public record Row(String name, List<Double> figures, Spread figure, Spread ratio) {}

  /**
   * What became of a target.
   *
   * @param ratio of the side's figure to the base's, round by round; the figure itself where the
   *     target has no base
   * @param reached whether the median is good enough
   */
  public record Outcome(Target target, Spread ratio, boolean reached) {}

  /**
   * @param figures of each side, in the table's order, round by round
   */
  static Measured of(String topic, Table table, List<List<Double>> figures) {
    List<String> names = table.sides().stream().map(Side::name).toList();
    List<Row> rows = IntStream.range(0, names.size())
        .mapToObj(i -> new Row(
            names.get(i),
            List.copyOf(figures.get(i)),
            Spread.of(figures.get(i)),
            ratio(figures.get(i), figures.get(0))))
        .toList();
    List<Outcome> outcomes = table.targets().stream()
        .map(target -> {
          List<Double> side = figures.get(names.indexOf(target.side()));
          Spread ratio = target.hasBase()
              ? ratio(side, figures.get(names.indexOf(target.base())))
              : Spread.of(side);
          return new Outcome(target, ratio, target.isReachedBy(ratio.median()));
        })
        .toList();
    return new Measured(topic, table.title(), table.unit(), rows, outcomes, table.note());
  }

  private static Spread ratio(List<Double> side, List<Double> base) {
    return Spread.of(IntStream.range(0, side.size())
        .mapToObj(round -> side.get(round) / base.get(round))
        .toList());
  }
}
