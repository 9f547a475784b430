package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is in a polygon, without a Redis. */
final class GeoPolygonTest {
  private static final GeoPolygon TRIANGLE = polygon(0, 0, 8, 0, 0, 4);

  @Test
  void edgesAndCornersBelongToIt() {
    assertThat(TRIANGLE.contains(new Point(1, 1))).as("inside").isTrue();
    for (Point corner : TRIANGLE.corners()) {
      assertThat(TRIANGLE.contains(corner)).as("corner %s", corner).isTrue();
    }
    assertThat(TRIANGLE.contains(new Point(3, 0))).as("on the southern edge").isTrue();
    assertThat(TRIANGLE.contains(new Point(4, 2))).as("on the slope").isTrue();
    assertThat(TRIANGLE.contains(new Point(Math.nextUp(4.0), 2)))
        .as("next to it")
        .isFalse();
    assertThat(TRIANGLE.contains(new Point(Math.nextDown(4.0), 2)))
        .as("within it")
        .isTrue();
    assertThat(TRIANGLE.contains(new Point(3, -Double.MIN_VALUE))).as("below").isFalse();
  }

  @Test
  void theRingMayBeClosedAndGoEitherWay() {
    List<Point> corners = new ArrayList<>(TRIANGLE.corners());
    corners.add(corners.get(0));
    GeoPolygon closed = new GeoPolygon(corners);
    Collections.reverse(corners);
    GeoPolygon reversed = new GeoPolygon(corners);
    for (GeoPolygon same : List.of(closed, reversed)) {
      assertThat(same.contains(new Point(1, 1))).isTrue();
      assertThat(same.contains(new Point(7, 3))).isFalse();
      assertThat(same.shareOfBounds()).isEqualTo(0.5);
    }
  }

  @Test
  void whatHasNoInsideIsRefused() {
    assertRefused("three different corners", 0, 0, 1, 1);
    assertRefused("three different corners", 0, 0, 1, 1, 0, 0, 1, 1);
    assertRefused("cross or touch", 0, 0, 1, 1, 2, 2);
    assertRefused("cross or touch", 0, 0, 1, 1, 1, 0, 0, 1);
    // Two triangles that touch at a corner.
    assertRefused("cross or touch", 0, 0, 1, 1, 2, 0, 2, 2, 1, 1, 0, 2);
    // A hair that leads nowhere.
    assertRefused("cross or touch", 0, 0, 4, 0, 4, 4, 2, 4, 2, 6, 2, 4, 0, 4);
  }

  @Test
  void anEdgeGoesTheShorterWayRound() {
    GeoPolygon pacific = polygon(170, -10, -170, -10, -170, 10, 170, 10);
    assertThat(pacific.contains(new Point(180, 0))).isTrue();
    assertThat(pacific.contains(new Point(-180, 0))).isTrue();
    assertThat(pacific.contains(new Point(-170, 10))).isTrue();
    assertThat(pacific.contains(new Point(0, 0))).isFalse();
    assertThat(pacific.bounds()).isEqualTo(new MapView(new Point(170, -10), new Point(-170, 10)));

    // The edges meet on the map, not at 181 degrees.
    assertRefused("at longitude -179.0, latitude 1.5", 178, 0, -178, 2, -178, 0, 178, 6);
    assertRefused("either way round", -90, 0, 90, 0, 90, 10, -90, 10);
    assertRefused("round a pole", -120, 60, 0, 60, 120, 60);
  }

  @Test
  void aBeltGoesAllTheWayRound() {
    GeoPolygon belt =
        polygon(-180, -10, -60, -10, 60, -10, 180, -10, 180, 10, 60, 10, -60, 10, -180, 10);
    assertThat(belt.contains(new Point(180, 0))).isTrue();
    assertThat(belt.contains(new Point(0, 10))).isTrue();
    assertThat(belt.contains(new Point(0, 11))).isFalse();
    assertThat(belt.bounds().width()).isEqualTo(360);
    assertRefused(
        "more than once",
        -180,
        0,
        -60,
        1,
        60,
        2,
        180,
        3,
        -60,
        4,
        -60,
        5,
        180,
        4,
        60,
        3,
        -60,
        2,
        -180,
        1);
  }

  @Test
  void aSecondComputationSaysTheSame() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      Point centre = new Point(random.nextDouble() * 360 - 180, random.nextDouble() * 120 - 60);
      double width = Math.pow(10, -3 + random.nextDouble() * 4.9);
      double height = Math.pow(10, -3 + random.nextDouble() * 4.3);
      ExactPolygon exact =
          ExactPolygon.around(centre, width, height, 3 + random.nextInt(20), random);
      GeoPolygon polygon = new GeoPolygon(exact.corners());
      for (int n = 0; n < 100; n++) {
        double longitude = centre.longitude() + width * (random.nextDouble() * 2 - 1);
        Point point = new Point(
            longitude - 360 * Math.floor((longitude + 180) / 360),
            centre.latitude() + height * (random.nextDouble() * 2 - 1));
        assertThat(polygon.contains(point))
            .as("%s in %s, seed %d", point, polygon, seed)
            .isEqualTo(exact.contains(point));
      }
    }
  }

  private static void assertRefused(String reason, double... corners) {
    assertThatThrownBy(() -> polygon(corners))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static GeoPolygon polygon(double... numbers) {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      corners.add(new Point(numbers[i], numbers[i + 1]));
    }
    return new GeoPolygon(corners);
  }
}
