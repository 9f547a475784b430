package handson.redis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundsTest {
  private static final Unit UNIT = Unit.perSecond("things");

  @Test
  void everySideHasItsTurnInEachRoundAndEachRoundBeginsWithAnother() throws Exception {
    List<String> turns = new ArrayList<>();
    List<Side> sides = List.of(side("a", turns), side("b", turns), side("c", turns));

    new Rounds(1, 3).measure("topic", new Table("title", UNIT, sides));

    assertThat(String.join("", turns)).isEqualTo("cab" + "abc" + "bca" + "cab");
  }

  @Test
  void aWarmUpDoesNotCount() throws Exception {
    Table table = new Table("title", UNIT, List.of(side("a", 900, 800, 1, 2, 3)));

    Measured measured = new Rounds(2, 3).measure("topic", table);

    assertThat(measured.rows().get(0).figures()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void aRatioIsTakenInEachRound() throws Exception {
    Target reached = Target.atLeast(2, "side", "base");
    Target missed = Target.atMost(2.9, "side", "base");
    List<Side> sides = List.of(side("base", 10, 1, 100), side("side", 20, 3, 400));

    Measured measured = new Rounds(0, 3)
        .measure("topic", new Table("title", UNIT, sides, List.of(reached, missed), ""));

    Measured.Row base = measured.rows().get(0);
    Measured.Row side = measured.rows().get(1);
    assertThat(base.figure()).isEqualTo(new Spread(10, 1, 100));
    assertThat(base.ratio()).isEqualTo(new Spread(1, 1, 1));
    assertThat(side.figure()).isEqualTo(new Spread(20, 3, 400));
    assertThat(side.ratio()).isEqualTo(new Spread(3, 2, 4));
    assertThat(measured.targets())
        .containsExactly(
            new Measured.Outcome(reached, new Spread(3, 2, 4), true),
            new Measured.Outcome(missed, new Spread(3, 2, 4), false));
  }

  @Test
  void aTargetWithoutABaseIsForTheFigure() throws Exception {
    Target reached = Target.atMost(200, "side");
    Target missed = Target.atMost(199, "side");
    List<Side> sides = List.of(side("base", 1, 1, 1), side("side", 100, 200, 400));

    Measured measured = new Rounds(0, 3)
        .measure("topic", new Table("title", UNIT, sides, List.of(reached, missed), ""));

    assertThat(measured.targets())
        .containsExactly(
            new Measured.Outcome(reached, new Spread(200, 100, 400), true),
            new Measured.Outcome(missed, new Spread(200, 100, 400), false));
    assertThat(Figures.target(reached)).isEqualTo("side at most 200");
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(Spread.of(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(new Spread(3, 1, 9));
    assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7));
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
  }

  @Test
  void whatMakesReadyIsDoneBeforeTheWork() throws Exception {
    List<String> done = new ArrayList<>();

    double rate = Side.rate("a", 10, () -> done.add("before"), () -> done.add("work"))
        .probe()
        .measure();

    assertThat(done).containsExactly("before", "work");
    assertThat(rate).isPositive().isFinite();
    assertThat(Side.millis("a", Work.NONE, Work.NONE).probe().measure()).isPositive();
  }

  @Test
  void aTableWhoseNamesDoNotFitIsRejected() {
    List<Side> sides = List.of(side("a", 1), side("b", 1));
    List<Target> strange = List.of(Target.atLeast(1, "a", "c"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Table("t", UNIT, List.of(side("a", 1), side("a", 1))))
        .withMessageContaining("two sides of one name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Table("t", UNIT, sides, strange, ""))
        .withMessageContaining("[a, b]");
    assertThatIllegalArgumentException().isThrownBy(() -> new Table("t", UNIT, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rounds(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rounds(-1, 5));
  }

  private static Side side(String name, List<String> turns) {
    return new Side(name, () -> {
      turns.add(name);
      return 1;
    });
  }

  private static Side side(String name, double... figures) {
    Iterator<Double> next = Arrays.stream(figures).iterator();
    return new Side(name, next::next);
  }
}
