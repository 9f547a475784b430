package handson.redis.geo.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import handson.redis.geo.Facility;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no tables, or were made to hurt. */
final class HostileCsvTest {
  @TempDir
  Path folder;

  @Test
  void whatIsNoFileIsSaid() throws Exception {
    refused(folder, "is a directory");
    refused(folder.resolve("missing.csv"), "There is no file");
    refused(write("empty.csv", ""), "is empty");
    refused(write("blank.csv", "\n\n , ,\n"), "has no rows");
    refused(write("header.csv", "名称,緯度,経度\n"), "header and no rows");
  }

  @Test
  void whatIsNoTableIsSaid() throws Exception {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    noise[0] = 1;
    refused(Files.write(folder.resolve("noise.csv"), noise), "is not text");
    refused(write("sheet.csv", "PK\3\4 and so on"), "Excel workbook");
    refused(
        write("page.csv", "<!DOCTYPE html>\n<html><body>Not found</body></html>\n"),
        "has no coordinates");
    byte[] utf16 =
        "name,lat,lon\nA,35.5,139.5\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    refused(Files.write(folder.resolve("utf16.csv"), utf16), "--encoding UTF-16LE");
  }

  @Test
  void aStrayControlCharacterIsNoReasonToRefuse() throws Exception {
    Path file = write("a.csv", "name,lat,lon\nA\0B,35.5,139.5\nC,35\0.5,139.5\n");
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(Fixtures.list(csv)).extracting(Facility::name).containsExactly("AB");
      assertThat(csv.report().firstSkipped())
          .extracting(SkippedRow::line, SkippedRow::reason)
          .containsExactly(tuple(3L, SkipReason.NOT_A_COORDINATE));
    }
  }

  @Test
  void aLineOf50MegabytesIsNoTable() throws Exception {
    Path file = folder.resolve("line.csv");
    repeat(file, "", "x".repeat(1 << 16), 800, "");
    refused(file, "longer than 1000000 characters");
  }

  @Test
  void aHugeCellCostsItsRowOnly() throws Exception {
    Path file = folder.resolve("cell.csv");
    repeat(
        file,
        "name,lat,lon\nA,35.5,139.5\n\"",
        "x".repeat(1 << 16),
        160,
        "\",35.5,139.5\nB,35.6,139.6\n");
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(Fixtures.list(csv)).extracting(Facility::name).containsExactly("A", "B");
      assertThat(csv.report().firstSkipped())
          .extracting(SkippedRow::line, SkippedRow::reason)
          .containsExactly(tuple(3L, SkipReason.TOO_LONG));
    }
  }

  @Test
  void aCellOfManyLinesThatNeverEndsCostsItsRowOnly() throws Exception {
    Path file = folder.resolve("quote.csv");
    repeat(file, "name,lat,lon\nA,35.5,139.5\n\"open,35.5,139.5\n", "B,35.6,139.6\n", 50_000, "");
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      long loaded = csv.spliterator().getExactSizeIfKnown();
      assertThat(loaded).as("a stream's length is not known").isEqualTo(-1);
      csv.forEach(facility -> {});
      assertThat(csv.report().loaded()).isEqualTo(50_001);
    }
  }

  @Test
  void aRowOfTooManyCellsCostsItsRowOnly() throws Exception {
    Path file =
        write("a.csv", "name,lat,lon\nA,35.5,139.5\n" + ",".repeat(200_000) + "x\nB,35.6,139.6\n");
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(Fixtures.list(csv)).extracting(Facility::name).containsExactly("A", "B");
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void repeat(Path file, String before, String block, int times, String behind)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(before);
      for (int i = 0; i < times; i++) {
        out.write(block);
      }
      out.write(behind);
    }
  }

  private static void refused(Path file, String sentence) {
    assertThatThrownBy(() -> FacilityCsv.open(file, CsvChoices.none()))
        .isInstanceOf(FacilityCsvException.class)
        .hasMessageContaining(sentence)
        .hasMessageEndingWith(".");
  }
}
