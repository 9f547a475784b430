package handson.redis.geo.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A table of random facilities, in a random form of all that the reader knows. */
final class RandomTable {
  private static final List<String> ENCODINGS =
      List.of("UTF-8", "UTF-8 with mark", "windows-31j", "UTF-16LE", "UTF-16BE");
  private static final char[] SEPARATORS = {',', ';', '\t'};
  private static final String[][] NAMES = {
    {"緯度", "経度"},
    {"緯度（10進）", "経度（10進）"},
    {"北緯", "東経"},
    {"施設_緯度", "施設_経度"},
    {"lat", "lon"},
    {"LAT", "LNG"},
    {"Latitude", "Longitude"},
    {"stop_lat", "stop_lon"},
    {"geoLat", "geoLong"},
    {"Y", "X"},
    {"ido", "keido"},
    {"Ylat", "Xlong"},
    {"latitud", "longitud"},
    {"lat_wgs84", "lng_wgs84"}
  };
  private static final String[][] PART_NAMES = {
    {"緯度_度", "緯度_分", "緯度_秒", "経度_度", "経度_分", "経度_秒"},
    {"北緯（度）", "北緯（分）", "北緯（秒）", "東経（度）", "東経（分）", "東経（秒）"},
    {"lat_deg", "lat_min", "lat_sec", "lon_deg", "lon_min", "lon_sec"},
    {"緯度", "分", "秒", "経度", "分", "秒"}
  };

  private enum Form {
    DECIMAL,
    DECIMAL_COMMA,
    FULL_WIDTH,
    SECONDS,
    JAPANESE_SECONDS,
    DOTTED_SECONDS,
    MINUTES,
    LETTERS,
    PAIR,
    PAIR_SWAPPED,
    WKT,
    PARTS
  }

  final List<String> names = new ArrayList<>();
  final List<Double> latitudes = new ArrayList<>();
  final List<Double> longitudes = new ArrayList<>();
  final byte[] bytes;

  private final Random random;
  private final Form form;
  private final String encoding;
  private final char separator;

  RandomTable(Random random) throws IOException {
    this.random = random;
    form = Form.values()[random.nextInt(Form.values().length)];
    encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
    separator = SEPARATORS[random.nextInt(SEPARATORS.length)];
    bytes = bytes(text());
  }

  @Override
  public String toString() {
    return form + " in " + encoding + " at '" + separator + "'\n"
        + new String(bytes, 0, Math.min(bytes.length, 1_000), charset());
  }

  private String text() throws IOException {
    var text = new StringWriter();
    if (random.nextInt(4) == 0) {
      text.write("# 出典: \"みほん市\n\n");
    }
    var csv = CsvWriter.builder()
        .fieldSeparator(separator)
        .lineDelimiter(random.nextBoolean() ? LineDelimiter.CRLF : LineDelimiter.LF)
        .quoteStrategy(random.nextBoolean() ? QuoteStrategies.ALWAYS : QuoteStrategies.REQUIRED)
        .build(text);
    List<List<String>> rows = new ArrayList<>();
    int extra = random.nextInt(4);
    List<Integer> order = new ArrayList<>();
    rows.add(header(extra));
    for (int i = 0; i <= random.nextInt(30); i++) {
      rows.add(row(i, extra));
    }
    for (int i = 0; i < rows.get(0).size(); i++) {
      order.add(i);
    }
    if (form != Form.PARTS) {
      Collections.shuffle(order, random);
    }
    rows.forEach(row -> csv.writeRecord(order.stream().map(row::get).toList()));
    csv.close();
    return text.toString();
  }

  private List<String> header(int extra) {
    List<String> header = new ArrayList<>(List.of("名称"));
    for (int i = 0; i < extra; i++) {
      header.add(random.nextBoolean() ? "" : "備考");
    }
    header.addAll(
        switch (form) {
          case PAIR -> List.of("緯度経度");
          case PAIR_SWAPPED -> List.of("lon_lat");
          case WKT -> List.of("geometry");
          case PARTS -> Arrays.asList(PART_NAMES[random.nextInt(PART_NAMES.length)]);
          default -> Arrays.asList(NAMES[random.nextInt(NAMES.length)]);
        });
    return header;
  }

  private List<String> row(int number, int extra) {
    String name =
        List.of("公園", "図書館 \"東\"", "駅; 北口", "港\t南", "トイレ,西").get(random.nextInt(5)) + number;
    names.add(name);
    List<String> row = new ArrayList<>(List.of(name));
    for (int i = 0; i < extra; i++) {
      row.add(List.of("", "広い", "12", "月曜\n休館", "03-0000-0000").get(random.nextInt(5)));
    }
    row.addAll(coordinates());
    return row;
  }

  private List<String> coordinates() {
    int north = random.nextInt(170_000_000) - 85_000_000;
    int east = random.nextInt(360_000_000) - 180_000_000;
    return switch (form) {
      case SECONDS ->
        List.of(seconds(north, "%s%d°%02d'%s\"", true), seconds(east, "%s%d°%02d'%s\"", false));
      case JAPANESE_SECONDS ->
        List.of(seconds(north, "%s%d度%d分%s秒", true), seconds(east, "%s%d度%d分%s秒", false));
      case DOTTED_SECONDS ->
        List.of(seconds(north, "%s%d.%d.%s", true), seconds(east, "%s%d.%d.%s", false));
      case MINUTES -> List.of(minutes(north, true), minutes(east, false));
      case PARTS -> {
        // Columns of degrees are whole, and the world beyond Japan needs a column of directions.
        List<String> parts = new ArrayList<>();
        parts.addAll(List.of(seconds(Math.abs(north), "%s%d %d %s", true).split(" ")));
        parts.addAll(List.of(seconds(Math.abs(east), "%s%d %d %s", false).split(" ")));
        yield parts;
      }
      default -> decimals(north, east);
    };
  }

  private List<String> decimals(int north, int east) {
    String y = BigDecimal.valueOf(north, 6).toPlainString();
    String x = BigDecimal.valueOf(east, 6).toPlainString();
    latitudes.add(Double.valueOf(y));
    longitudes.add(Double.valueOf(x));
    return switch (form) {
      case DECIMAL_COMMA -> List.of(y.replace('.', ','), x.replace('.', ','));
      case FULL_WIDTH -> List.of(fullWidth(y), "　" + fullWidth(x));
      case LETTERS ->
        List.of(
            north < 0 ? y.substring(1) + "S" : "北緯" + y + "度",
            east < 0 ? "W " + x.substring(1) : x + " E");
      case PAIR -> List.of(y + ", " + x);
      case PAIR_SWAPPED -> List.of("(" + x + "," + y + ")");
      case WKT -> List.of("POINT (" + x + " " + y + ")");
      default -> List.of(y, " " + x + " ");
    };
  }

  private String seconds(int millionths, String format, boolean isLatitude) {
    int degrees = Math.abs(millionths) / 1_000_000;
    int minutes = random.nextInt(60);
    BigDecimal seconds = BigDecimal.valueOf(random.nextInt(60_000), 3);
    double value = degrees + minutes / 60.0 + seconds.doubleValue() / 3600;
    (isLatitude ? latitudes : longitudes).add(millionths < 0 ? -value : value);
    return format.formatted(millionths < 0 ? "-" : "", degrees, minutes, seconds);
  }

  private String minutes(int millionths, boolean isLatitude) {
    int degrees = Math.abs(millionths) / 1_000_000;
    BigDecimal minutes = BigDecimal.valueOf(random.nextInt(60_000), 3);
    double value = degrees + minutes.doubleValue() / 60;
    (isLatitude ? latitudes : longitudes).add(millionths < 0 ? -value : value);
    String letter = isLatitude ? millionths < 0 ? "S" : "N" : millionths < 0 ? "W" : "E";
    return letter + " " + degrees + "° " + minutes + "'";
  }

  private static String fullWidth(String number) {
    var wide = new StringBuilder();
    number.chars().forEach(c -> wide.append((char) (c - '!' + '！')));
    return wide.toString();
  }

  private byte[] bytes(String text) {
    var out = new ByteArrayOutputStream();
    if (encoding.endsWith("mark") || encoding.startsWith("UTF-16")) {
      out.writeBytes("\uFEFF".getBytes(charset()));
    }
    out.writeBytes(text.getBytes(charset()));
    return out.toByteArray();
  }

  private Charset charset() {
    return encoding.startsWith("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(encoding);
  }
}
