package handson.redis.geo.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.geo.Facility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EncodingTest {
  private static final String TABLE = """
      名称,緯度,経度
      髙島屋①号館ソ連表示,35.681236,139.767125
      北公園～南,43.062096,141.354376
      """;

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "UTF-8, '', UTF-8",
    "UTF-8, EFBBBF, UTF-8",
    "windows-31j, '', windows-31j",
    "UTF-16LE, FFFE, UTF-16LE",
    "UTF-16BE, FEFF, UTF-16BE"
  })
  void isFound(String charset, String mark, String found) throws Exception {
    Path file = file("a.csv", mark, TABLE, Charset.forName(charset));
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(csv.decisions().encoding().value()).isEqualTo(found);
      assertThat(names(csv)).containsExactly("髙島屋①号館ソ連表示", "北公園～南");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EUC-JP, EUC-JP",
    "UTF-16LE, UTF-16LE",
    "windows-31j, Shift_JIS",
    "windows-31j, SJIS",
    "windows-31j, cp932"
  })
  void isChosen(String charset, String chosen) throws Exception {
    String table = TABLE.replace("髙島屋①", "高島屋1").replace('～', '-');
    Path file = file("a.csv", "", table, Charset.forName(charset));
    try (var csv = FacilityCsv.open(file, CsvChoices.none().withEncoding(chosen))) {
      assertThat(names(csv)).containsExactly("高島屋1号館ソ連表示", "北公園-南");
    }
  }

  @Test
  void markIsNotTextWhereTheEncodingIsChosen() throws Exception {
    for (String chosen : List.of("UTF-8", "utf8")) {
      Path file = file("a.csv", "EFBBBF", TABLE, UTF_8);
      try (var csv = FacilityCsv.open(file, CsvChoices.none().withEncoding(chosen))) {
        assertThat(csv.decisions().name().value()).isEqualTo("名称");
      }
    }
    Path file = file("b.csv", "FFFE", TABLE, Charset.forName("UTF-16LE"));
    try (var csv = FacilityCsv.open(file, CsvChoices.none().withEncoding("UTF-16"))) {
      assertThat(csv.decisions().name().value()).isEqualTo("名称");
    }
  }

  @Test
  void japaneseThatComesLateIsFound() throws Exception {
    var table = new StringBuilder("name,lat,lon\n");
    for (int i = 0; i < 100_000; i++) {
      table.append("a,35.5,139.5\n");
    }
    table.append("北公園,43.062096,141.354376\n");
    Path file = file("a.csv", "", table.toString(), Charset.forName("windows-31j"));
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(csv.decisions().encoding().value()).isEqualTo("windows-31j");
      assertThat(csv.decisions().encoding().why()).startsWith("line 100002 is not UTF-8");
    }
  }

  @Test
  void saysWhereWhatCannotBeDecodedIs() throws Exception {
    byte[] wrong = "名称,緯度,経度\nあ,35.5,139.5\nい,35.5,139.5,X\n".getBytes(UTF_8);
    wrong[wrong.length - 2] = (byte) 0xFF;
    Path file = Files.write(folder.resolve("a.csv"), wrong);

    refused(file, CsvChoices.none(), "neither UTF-8 (line 3, byte " + (wrong.length - 1) + ")");
    refused(
        file,
        CsvChoices.none().withEncoding("UTF-8"),
        "line 3, byte " + (wrong.length - 1) + " cannot be decoded");
    refused(file, CsvChoices.none().withEncoding("US-ASCII"), "line 1, byte 1 cannot be decoded");
    refused(file, CsvChoices.none().withEncoding("klingon"), "no encoding klingon");
    refused(file, CsvChoices.none().withEncoding("a b"), "no encoding a b");
  }

  @Test
  void truncatedCharacterAtTheEndIsSaid() throws Exception {
    byte[] whole = "名称,緯度,経度\nあ,35.5,139.5\n北".getBytes(UTF_8);
    Path file =
        Files.write(folder.resolve("a.csv"), java.util.Arrays.copyOf(whole, whole.length - 1));
    refused(file, CsvChoices.none().withEncoding("UTF-8"), "line 3, byte");
  }

  @Test
  void whatOnlyHappensToBeShiftJisIsNotTakenForIt() throws Exception {
    Charset windows1252 = Charset.forName("windows-1252");
    String table = "name,lat,lon\nMusée des beaux-arts,48.86,2.34\nGöteborg C,57.7,11.97\n";
    Path file = file("a.csv", "", table, windows1252);
    refused(file, CsvChoices.none(), "--encoding windows-1252");
    try (var csv = FacilityCsv.open(file, CsvChoices.none().withEncoding("windows-1252"))) {
      assertThat(names(csv)).containsExactly("Musée des beaux-arts", "Göteborg C");
    }
    Path eucJp = file("b.csv", "", "名称,緯度,経度\n中央図書館のひろば,35.5,139.5\n", Charset.forName("EUC-JP"));
    refused(eucJp, CsvChoices.none(), "--encoding");
    refused(
        file("c.csv", "", "name,lat,lon\nCréteil,48.7,2.4\n", ISO_8859_1),
        CsvChoices.none(),
        "--encoding");
  }

  @Test
  void readingsInHalfWidthKatakanaAreJapanese() throws Exception {
    String table = "名称,名称_ｶﾅ,緯度,経度\n北公園,ﾐﾎﾝｼﾘﾂｷﾀｺｳｴﾝﾋﾛﾊﾞ,35.5,139.5\n";
    Path file = file("a.csv", "", table, Charset.forName("windows-31j"));
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(names(csv)).containsExactly("北公園");
    }
  }

  @Test
  void asciiIsUtf8() throws Exception {
    Path file = file("a.csv", "", "name,lat,lon\nA,35.5,139.5\n", US_ASCII);
    try (var csv = FacilityCsv.open(file, CsvChoices.none())) {
      assertThat(csv.decisions().encoding().value()).isEqualTo("UTF-8");
    }
  }

  private static void refused(Path file, CsvChoices choices, String sentence) {
    assertThatThrownBy(() -> FacilityCsv.open(file, choices))
        .isInstanceOf(FacilityCsvException.class)
        .hasMessageContaining(sentence)
        .hasMessageEndingWith(".");
  }

  private static List<String> names(FacilityCsv csv) {
    return Fixtures.list(csv).stream().map(Facility::name).toList();
  }

  private Path file(String name, String mark, String text, Charset charset) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < mark.length(); i += 2) {
      bytes.write(Integer.parseInt(mark.substring(i, i + 2), 16));
    }
    bytes.write(text.getBytes(charset));
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }
}
