package handson.redis.geo.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import handson.redis.geo.Facility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoundTripTest {
  private static final int TABLES = 100;

  @TempDir
  Path folder;

  @Test
  void whatIsWrittenInAnyFormIsReadBack() throws Exception {
    long seed = Long.getLong("course.seed", new Random().nextLong() >>> 40);
    var random = new Random(seed);
    Path file = folder.resolve("a.csv");
    for (int i = 0; i < TABLES; i++) {
      var table = new RandomTable(random);
      Files.write(file, table.bytes);
      String which = "table " + i + " of -Dcourse.seed=" + seed + ": " + table;
      try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
        List<Facility> facilities = Fixtures.list(csv);
        assertThat(facilities)
            .as("%s%nread by %s", which, csv.decisions())
            .extracting(Facility::name)
            .isEqualTo(table.names);
        for (int row = 0; row < facilities.size(); row++) {
          var point = facilities.get(row).point();
          assertThat(point.latitude()).as(which).isCloseTo(table.latitudes.get(row), within(1e-9));
          assertThat(point.longitude())
              .as(which)
              .isCloseTo(table.longitudes.get(row), within(1e-9));
        }
      } catch (FacilityCsvException e) {
        throw new AssertionError(which, e);
      }
    }
  }
}
