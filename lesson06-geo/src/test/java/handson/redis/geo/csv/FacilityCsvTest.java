package handson.redis.geo.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import handson.redis.geo.Facility;
import handson.redis.geo.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FacilityCsvTest {
  @TempDir
  Path folder;

  @Test
  void rowsWithoutUsableCoordinatesAreSkippedAndCounted() throws Exception {
    try (var csv = Fixtures.open("unusable-rows.csv")) {
      assertThat(Fixtures.list(csv)).extracting(Facility::name).containsExactly("使える", "これも使える");
      CsvReport report = csv.report();
      assertThat(report.rows()).isEqualTo(14);
      assertThat(report.loaded()).isEqualTo(2);
      assertThat(report.skipped()).isEqualTo(12);
      assertThat(report.skippedBy())
          .isEqualTo(Map.of(
              SkipReason.EMPTY, 4L,
              SkipReason.NOT_A_COORDINATE, 2L,
              SkipReason.LOST_DECIMAL_POINT, 1L,
              SkipReason.OUT_OF_RANGE, 2L,
              SkipReason.ZERO, 1L,
              SkipReason.BROKEN_QUOTES, 2L));
      assertThat(report.firstSkipped())
          .extracting(SkippedRow::line, SkippedRow::reason)
          .contains(
              tuple(3L, SkipReason.EMPTY),
              tuple(6L, SkipReason.LOST_DECIMAL_POINT),
              tuple(7L, SkipReason.OUT_OF_RANGE),
              tuple(9L, SkipReason.ZERO),
              tuple(12L, SkipReason.BROKEN_QUOTES));
    }
  }

  @Test
  void onlyTheFirstSkippedRowsAreKeptAndAllAreCounted() throws Exception {
    Path file = file("a.csv", "name,lat,lon\nA,35.5,139.5\n" + "B,,\n".repeat(1_000));
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      Fixtures.list(csv);
      assertThat(csv.report().firstSkipped()).hasSize(CsvReport.SHOWN);
      assertThat(csv.report().skippedBy()).isEqualTo(Map.of(SkipReason.EMPTY, 1_000L));
    }
  }

  @Test
  void facilitiesThatShareANameOrAnIdStayDistinct() throws Exception {
    List<String> ids = new ArrayList<>();
    try (var csv = Fixtures.open("same-names.csv")) {
      csv.forEach(facility -> ids.add(facility.id()));
      assertThat(ids)
          .hasSize(12)
          .doesNotHaveDuplicates()
          .contains(
              "same-names:1",
              "same-names:3",
              "same-names:3#5#11",
              "same-names:3#12",
              "same-names:公衆トイレ#13");
      assertThat(Fixtures.list(csv))
          .as("the same file again")
          .extracting(Facility::id)
          .isEqualTo(ids);
    }
  }

  @Test
  void aFacilityHasWhatItsRowSays() throws Exception {
    Path file = file(
        "toilets.csv",
        "ID,種別,名称,緯度,経度,備考,電話\n"
            + "7,公園, 北公園 ,35.5,139.5,\"一行目\n二行目\u001B[31m\",\n8,,南港,35.6,139.6,,\n");
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(csv)
          .containsExactly(
              new Facility(
                  "toilets:7", "北公園", "公園", new Point(139.5, 35.5), Map.of("備考", "一行目\n二行目[31m")),
              new Facility("toilets:8", "南港", "toilets", new Point(139.6, 35.6), Map.of()));
      assertThat(csv.decisions().category().value()).isEqualTo("種別");
      assertThat(csv.decisions().id().value()).isEqualTo("ID");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      plane-rectangular.csv | projected coordinate system
      utm.csv               | projected coordinate system
      addresses-only.csv    | has no coordinates
      tokyo-datum.csv       | Tokyo datum
      empty-coordinates.csv | has no coordinates in 緯度, 経度
      ambiguous.csv         | --lat 2 --lon 3
      """)
  void whatHasNoUsableCoordinatesIsRefusedWithASentence(String file, String sentence) {
    assertThatThrownBy(() -> Fixtures.open(file))
        .isInstanceOf(FacilityCsvException.class)
        .hasMessageStartingWith(file)
        .hasMessageContaining(sentence)
        .hasMessageEndingWith(".");
  }

  @Test
  void choicesOverruleWhatTheReaderWouldDecide() throws Exception {
    // snippet: choose-columns
    // By its name; by its number where it has none.
    CsvChoices choices =
        CsvChoices.none().withLatitude("lat_entrance").withLongitude("9").withName("3");
    // end
    try (var csv = FacilityCsv.open(Fixtures.path("several-positions.csv"), choices)) {
      Facility only = csv.iterator().next();
      assertThat(only.point()).isEqualTo(new Point(141.4, 43.1));
      assertThat(only.name()).isEqualTo("-72000.9");
      assertThat(csv.decisions().latitude().why()).isEqualTo("you chose it");
    }
    var byNumber = CsvChoices.none().withLatitude("2").withLongitude("3");
    try (var csv = FacilityCsv.open(Fixtures.path("ambiguous.csv"), byNumber)) {
      assertThat(Fixtures.list(csv))
          .extracting(Facility::point)
          .containsExactly(new Point(11.576124, 48.137154), new Point(13.404954, 52.520008));
      assertThat(csv.decisions().header().value()).isEqualTo("none");
    }
    var asItIs = CsvChoices.none().withLatitude("緯度（日本測地系）").withLongitude("経度（日本測地系）");
    try (var csv = FacilityCsv.open(Fixtures.path("tokyo-datum.csv"), asItIs)) {
      assertThat(Fixtures.list(csv)).hasSize(1);
    }
    var pair = CsvChoices.none().withLatitude("緯度経度").withLongitude("緯度経度");
    try (var csv = FacilityCsv.open(Fixtures.path("pair.csv"), pair)) {
      assertThat(Fixtures.list(csv)).hasSize(3);
    }
    var swapped = CsvChoices.none().withLatitude("lon").withLongitude("lat");
    Path file = file("a.csv", "name,lat,lon\nA,5.5,50.25\n");
    try (var csv = FacilityCsv.open(file, swapped)) {
      assertThat(csv.iterator().next().point()).isEqualTo(new Point(5.5, 50.25));
    }
  }

  @ParameterizedTest
  @CsvSource({"nowhere, 経度, 名称", "緯度, nowhere, 名称", "緯度, 経度, nowhere", "0, 99, 名称"})
  void aChosenColumnThatIsNotThereIsSaid(String latitude, String longitude, String name) {
    var choices =
        CsvChoices.none().withLatitude(latitude).withLongitude(longitude).withName(name);
    assertThatThrownBy(() -> FacilityCsv.open(Fixtures.path("recommended.csv"), choices))
        .isInstanceOf(FacilityCsvException.class)
        .hasMessageContaining("名称");
  }

  @Test
  void everythingThatWasDecidedIsSaidWithItsReason() throws Exception {
    try (var csv = Fixtures.open("names-swapped.csv")) {
      assertThat(csv.decisions().byWord())
          .containsOnlyKeys(
              "encoding",
              "separator",
              "header",
              "coordinates",
              "latitude",
              "longitude",
              "name",
              "id",
              "category");
      assertThat(csv.decisions().byWord().values())
          .allSatisfy(decision -> assertThat(decision.why()).isNotBlank());
      assertThat(csv.decisions().latitude())
          .hasToString("lon (its name says the other one, and its numbers say this)");
      assertThat(csv.decisions().separator().value()).isEqualTo("comma");
      assertThat(csv.decisions().header().value()).isEqualTo("line 1");
    }
  }

  @Test
  void aFewSlipsDoNotSwapTheColumns() throws Exception {
    Path file = file("a.csv", "name,lat,lon\n" + "A,48.85,2.35\n".repeat(9) + "B,120.5,10.5\n");
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(Fixtures.list(csv))
          .hasSize(9)
          .extracting(Facility::point)
          .containsOnly(new Point(2.35, 48.85));
    }
  }

  @Test
  void southAndWestAreNegative() throws Exception {
    Path file = file("a.csv", "name,lat,NS,lon,EW\nA,33.5,S,70.5,W\nB,33.5,N,70.5,E\n");
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(Fixtures.list(csv))
          .extracting(Facility::point)
          .containsExactly(new Point(-70.5, -33.5), new Point(70.5, 33.5));
    }
    Path apart = file("c.csv", "name,lat,lon,lat_ref,lon_ref\nA,33.5,70.5,South,西\n");
    assertThat(points(apart)).containsExactly(new Point(-70.5, -33.5));
    Path letters = file("b.csv", "name,lat,lon\nA,南緯33度30分,70.5W\nB,S33.5,W70°30'0\"\n");
    try (var csv = FacilityCsv.open(letters, CsvChoices.none())) {
      assertThat(Fixtures.list(csv))
          .extracting(Facility::point)
          .containsOnly(new Point(-70.5, -33.5));
    }
  }

  @Test
  void degreesThatAProgramWroteWithADecimalPointStillHaveMinutes() throws Exception {
    Path file = file(
        "a.csv",
        "name,lat_deg,lat_min,lat_sec,lon_deg,lon_min,lon_sec\n"
            + "A,35.0,30.0,0.0,139.0,15.0,0.0\n");
    assertThat(points(file)).containsExactly(new Point(139.25, 35.5));
  }

  @Test
  void thePlainestNamesCountMoreThanAFewRows() throws Exception {
    Path file = file(
        "a.csv",
        "name,lat,lon,office_lat,office_lon\n"
            + "A,35.5,139.5,1.5,2.5\nB,35.6,139.6,1.5,2.5\nC,,,1.5,2.5\n");
    assertThat(points(file)).containsExactly(new Point(139.5, 35.5), new Point(139.6, 35.6));
  }

  @Test
  void aJapaneseCommaSeparatesAPair() throws Exception {
    Path file = file("a.csv", "名称,座標\nA,35.5123、139.5123\n");
    assertThat(points(file)).containsExactly(new Point(139.5123, 35.5123));
  }

  @Test
  void latitudeAndLongitudeAreOfOnePoint() throws Exception {
    Path file =
        file("a.csv", "name,lat_north,lat_south,lon_north,lon_south\nA,35.5,34.5,139.5,138.5\n");
    assertThat(points(file)).containsExactly(new Point(139.5, 35.5));
  }

  @Test
  void aRowWithASeparatorTooManyIsNotLoadedWrong() throws Exception {
    Path shifted = file(
        "a.csv",
        "name,floors,lat,lon,note\nA,3,35.5,139.5,\nB, west,4,35.5,139.5,x\n"
            + "C,3,35.5,139.5,x,y,,\nD,3,35.5,139.5,\nE,3,35.5,139.5,\n");
    try (var csv = FacilityCsv.open(shifted, CsvChoices.none())) {
      assertThat(Fixtures.list(csv)).extracting(Facility::name).containsExactly("A", "C", "D", "E");
      assertThat(csv.report().firstSkipped())
          .extracting(SkippedRow::line, SkippedRow::reason)
          .containsExactly(tuple(3L, SkipReason.SHIFTED));
    }
    Path decimalComma = file("b.csv", "name,lat,lon\nA,35.5,139.5\nB,35,68,139,76\nC,35.5,139.5\n");
    try (var csv = FacilityCsv.open(decimalComma, CsvChoices.none())) {
      assertThat(Fixtures.list(csv)).extracting(Facility::name).containsExactly("A", "C");
    }
  }

  @Test
  void wholeDegreesOnlyAreRefused() throws Exception {
    Path file = file("a.csv", "name,lat,lon\nA,35,139\nB,36,140\n");
    assertThatThrownBy(() -> FacilityCsv.open(file, CsvChoices.none()))
        .isInstanceOf(FacilityCsvException.class)
        .hasMessageContaining("whole degrees only in lat, lon");
    var chosen = CsvChoices.none().withLatitude("lat").withLongitude("lon");
    try (var csv = FacilityCsv.open(file, chosen)) {
      assertThat(Fixtures.list(csv)).hasSize(2);
    }
  }

  @Test
  void aColumnMaySayThatTheDatumIsTheOldOne() throws Exception {
    Path file = file("a.csv", "名称,緯度,経度,測地系\nA,35.5,139.5,日本測地系\n");
    assertThatThrownBy(() -> FacilityCsv.open(file, CsvChoices.none()))
        .isInstanceOf(FacilityCsvException.class)
        .hasMessageContaining("Tokyo datum");
    Path world = file("b.csv", "名称,緯度,経度,測地系\nA,35.5,139.5,世界測地系\n");
    assertThat(points(world)).hasSize(1);
  }

  @Test
  void numbersWithFewDecimalsUnderOtherNamesAreNoCoordinates() throws Exception {
    Path file = file("a.csv", "station,temperature,pressure\nA,21.125,101.325\nB,9.125,102.525\n");
    assertThatThrownBy(() -> FacilityCsv.open(file, CsvChoices.none()))
        .isInstanceOf(FacilityCsvException.class)
        .hasMessageContaining("has no coordinates");
  }

  @Test
  void anUnclosedQuotationCostsItsRowOnly() throws Exception {
    Path file = file(
        "a.csv",
        "name,lat,lon,note\n" + "\"A\",35.5,139.5,\"x\"\n".repeat(5) + "\"B,35.5,139.5,x\n"
            + "\"A\",35.5,139.5,\"x\ny\"\n".repeat(2_000));
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(Fixtures.list(csv)).hasSize(2_005);
      assertThat(csv.report().firstSkipped())
          .extracting(SkippedRow::line, SkippedRow::reason)
          .containsExactly(tuple(7L, SkipReason.BROKEN_QUOTES));
    }
  }

  @Test
  void linesMayEndInAnyWay() throws Exception {
    for (String end : List.of("\n", "\r\n", "\r")) {
      Path file =
          file("a.csv", String.join(end, "name,lat,lon", "", "A,35.5,139.5", ",,", "B,1,2"));
      try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
        assertThat(Fixtures.list(csv)).extracting(Facility::id).containsExactly("a:A#3", "a:B#5");
        assertThat(csv.report().rows()).isEqualTo(2);
      }
    }
  }

  @Test
  void progressGoesFromTheFirstBlockToTheWholeFile() throws Exception {
    Path file = file("a.csv", "name,lat,lon\n" + "A,35.5,139.5\n".repeat(30_000));
    List<Long> heard = new ArrayList<>();
    try (var csv = FacilityCsv.open(file, CsvChoices.none(), (bytes, size) -> {
      assertThat(size).isEqualTo(file.toFile().length());
      heard.add(bytes);
    })) {
      assertThat(heard).as("before an iterator reads").isEmpty();
      Fixtures.list(csv);
    }
    assertThat(heard).isSorted().hasSizeBetween(5, 20).endsWith(Files.size(file));
  }

  @Test
  void anIteratorEndsAndTheFileCanBeDeleted() throws Exception {
    Path file = file("a.csv", "name,lat,lon\nA,35.5,139.5\nB,35.5,139.5\n");
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      var facilities = csv.iterator();
      facilities.next();
      facilities.next();
      assertThat(facilities.hasNext()).isFalse();
      assertThatThrownBy(facilities::next).isInstanceOf(NoSuchElementException.class);
      csv.iterator().next();
    }
    Files.delete(file);
  }

  @Test
  void rowsWithCoordinatesMayComeLate() throws Exception {
    Path file = file("a.csv", "name,lat,lon\n" + "A,,\n".repeat(5_000) + "B,35.5,139.5\n");
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(Fixtures.list(csv)).extracting(Facility::name).containsExactly("B");
    }
  }

  private static List<Point> points(Path file) throws Exception {
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      return Fixtures.list(csv).stream().map(Facility::point).toList();
    }
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }
}
