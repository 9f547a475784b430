package handson.redis.geo.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import handson.redis.geo.Facility;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same three facilities, in every form in which people publish them. */
final class FormsTest {
  private static final List<String> NAMES = List.of("中央図書館", "北公園", "南港");
  private static final double[] LATITUDES = {35.681236, 43.062096, 26.212401};
  private static final double[] LONGITUDES = {139.767125, 141.354376, 127.680932};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aed.csv",
        "shelters.csv",
        "toilets.csv",
        "title-lines.csv",
        "no-header-pair.csv",
        "recommended.csv",
        "comments.csv",
        "commented-header.tsv",
        "decimal-comma.csv",
        "decimal-comma-quoted.csv",
        "degrees-minutes-seconds.csv",
        "degrees-and-minutes.csv",
        "three-columns.csv",
        "header-in-two-lines.csv",
        "full-width.csv",
        "spaces.csv",
        "pair.csv",
        "pair-longitude-first.csv",
        "pair-decimal-comma.csv",
        "wkt.csv",
        "geojson.csv",
        "no-header.csv",
        "names-swapped.csv",
        "survey-axes.csv",
        "names-lie.csv",
        "line-breaks.csv",
        "ragged.csv",
        "x-and-y.csv",
        "ido-keido.csv",
        "xlong-ylat.csv",
        "stops.txt",
        "several-positions.csv",
        "iso-6709.tsv"
      })
  void reads(String file) throws Exception {
    try (FacilityCsv csv = Fixtures.open(file)) {
      List<Facility> facilities = Fixtures.list(csv);
      assertThat(facilities)
          .as("%s, read by %s", file, csv.decisions())
          .extracting(Facility::name)
          .isEqualTo(NAMES);
      // ISO 6709 ends with seconds, 15 m at most.
      double exact = file.startsWith("iso") ? 0.0002 : 1e-9;
      for (int i = 0; i < 3; i++) {
        var point = facilities.get(i).point();
        assertThat(point.latitude()).as(file).isCloseTo(LATITUDES[i], within(exact));
        assertThat(point.longitude()).as(file).isCloseTo(LONGITUDES[i], within(exact));
      }
      assertThat(facilities).extracting(Facility::id).doesNotHaveDuplicates();
    }
  }
}
