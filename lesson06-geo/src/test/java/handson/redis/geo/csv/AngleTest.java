package handson.redis.geo.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AngleTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      35.5            | 35.5
      +35.5           | 35.5
      -35.5           | -35.5
      －３５．５      | -35.5
      −35.5           | -35.5
      .5              | 0.5
      35.             | 35
      35,5            | 35.5
      3.55E+01        | 35.5
      35.5°           | 35.5
      35.5度          | 35.5
      N35.5           | 35.5
      35.5 N          | 35.5
      S 35.5          | -35.5
      西経35.5度      | -35.5
      139.5E          | 139.5
      35°30'          | 35.5
      35° 30′ 36″     | 35.51
      35º30’36”       | 35.51
      35゜30'36''     | 35.51
      35度30分36秒    | 35.51
      ３５度３０分３６秒 | 35.51
      北緯35度30分36.0秒 | 35.51
      南緯35度30分    | -35.5
      35°30.6'S       | -35.51
      35:30:36        | 35.51
      35 30 36        | 35.51
      35-30-36        | 35.51
      35.30.36        | 35.51
      35.30.36.000    | 35.51
      E139.30.36.00   | 139.51
      -0°30'0"        | -0.5
      35 30.6         | 35.51
      """)
  void isRead(String cell, double degrees) {
    var angle = Angle.parse(Notation.plain(cell));
    assertThat(angle).as(cell).isPresent();
    assertThat(angle.get().degrees()).as(cell).isCloseTo(degrees, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "ー",
        "なし",
        "abc",
        "35.681.236",
        "35度75分10秒",
        "35°30'75\"",
        "35 681236",
        "1,234,567",
        "1.234,5",
        "N",
        "35 41",
        "2026-04-01",
        "03-1234-5678",
        "35.5m",
        "--35.5",
        "35..5",
        "0x1p3",
        "Infinity",
        "1e999",
        "35'30",
        "北緯",
        "12:75:00",
        "N35.5S",
        "35\u00005",
        "11111111111111111111111111111111111111111111111111111111111111111"
      })
  void isNoAngle(String cell) {
    assertThat(Angle.parse(Notation.plain(cell))).as(cell).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "35.5,139.5",
        "35.5, 139.5",
        "35.5 139.5",
        "(35.5 , 139.5)",
        "[35.5,139.5]",
        "35.5;139.5",
        "35.5/139.5",
        "35,5; 139,5",
        "35,5, 139,5",
        "35,5,139,5",
        "N35.5 E139.5",
        "E139.5, N35.5",
        "35.5N 139.5E",
        "35.5N139.5E",
        "N35.5E139.5",
        "北緯35度30分 東経139度30分",
        "北緯35度30分東経139度30分",
        "35°30'0\"N, 139°30'0\"E",
        "POINT(139.5 35.5)",
        "Point Z ( 139.5 35.5 7 )",
        "SRID=4326;POINT (139.5 35.5)",
        "{\"type\":\"Point\",\"coordinates\":[139.5,35.5]}",
        "+3530+13930",
        "+353000+1393000/",
        "３５．５，１３９．５"
      })
  void pairIsRead(String cell) {
    var reading = new Coordinates.InOneCell(0, first(cell)).read(row(cell));
    assertThat(reading)
        .as(cell)
        .isEqualTo(new Reading.At(new handson.redis.geo.Point(139.5, 35.5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "35.5",
        "35.5,",
        ",139.5",
        "35.5,139.5,7",
        "POINT EMPTY",
        "POINT (139.5)",
        "LINESTRING (1 2, 3 4)",
        "35.5,X",
        "a,b",
        "+9961+13930"
      })
  void isNoPair(String cell) {
    assertThat(new Coordinates.InOneCell(0, Axis.LATITUDE).read(row(cell)))
        .as(cell)
        .isInstanceOf(Reading.Nowhere.class);
  }

  private static Axis first(String cell) {
    return cell.toUpperCase(java.util.Locale.ROOT).contains("POINT")
        ? Axis.LONGITUDE
        : Axis.LATITUDE;
  }

  private static Row row(String cell) {
    return new Row(1, java.util.List.of(cell), java.util.Optional.empty());
  }
}
