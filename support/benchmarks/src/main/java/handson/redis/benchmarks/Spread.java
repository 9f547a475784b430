package handson.redis.benchmarks;

import java.util.List;

/**
 * Figures of several rounds: the one in the middle, and how far they lie apart.
 *
 * @param median half of them are lower and half of them higher
 * @param least the lowest
 * @param most the highest
 */
public record Spread(double median, double least, double most) {

  /**
   * @throws IllegalArgumentException where there are none
   */
  static Spread of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("There are no figures; measure one round or more.");
    }
    List<Double> sorted = figures.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(size - 1));
  }
}
