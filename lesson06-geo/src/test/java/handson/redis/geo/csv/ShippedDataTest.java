package handson.redis.geo.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.geo.Facility;
import handson.redis.geo.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the course ships can be read, and the guide shows what is said about it. */
final class ShippedDataTest {
  private static final Path DATA = Path.of("data");

  @ParameterizedTest
  @CsvSource({
    "public-facilities.csv, UTF-8, 28",
    "parks.csv, windows-31j, 16",
    "stops.txt, UTF-8, 30",
    "tz-cities.csv, UTF-8, 312"
  })
  void isRead(String name, String encoding, int rows) throws Exception {
    try (var csv = FacilityCsv.open(DATA.resolve(name), CsvChoices.none())) {
      assertThat(csv.decisions().encoding().value()).isEqualTo(encoding);
      assertThat(Fixtures.list(csv))
          .hasSize(rows)
          .allSatisfy(facility -> assertThat(facility.id()).doesNotContain("#"))
          .extracting(Facility::name)
          .doesNotContain("");
      assertThat(csv.report().skipped()).isZero();
    }
  }

  @Test
  void citiesAreThoseOfTheTimeZoneDatabase() throws Exception {
    try (var csv = FacilityCsv.open(DATA.resolve("tz-cities.csv"), CsvChoices.none())) {
      assertThat(csv)
          .contains(new Facility(
              "tz-cities:Asia/Tokyo",
              "Tokyo",
              "Asia",
              new Point(139.74472, 35.65444),
              Map.of("countries", "JP,AU", "comments", "Eyre Bird Observatory")));
    }
  }

  @Test
  void guideShowsWhatIsSaid() throws Exception {
    List<String> said = new ArrayList<>();
    Path file = DATA.resolve("parks.csv");
    // snippet: read-csv
    try (FacilityCsv csv = FacilityCsv.open(file, CsvChoices.none())) {
      csv.decisions().byWord().forEach((word, decision) -> said.add(word + ": " + decision));
      for (Facility park : csv) {
        said.add(park.id() + " " + park.name() + " " + park.point());
      }
      said.add(csv.report().loaded() + " of " + csv.report().rows() + " rows");
    }
    // end
    assertThat(Files.readString(Path.of("README.md"), UTF_8).lines().map(String::strip))
        .containsAll(said.subList(0, 10))
        .contains(said.get(said.size() - 1));
  }
}
