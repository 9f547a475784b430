package handson.redis.geo.csv;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What people open by mistake in place of a CSV file. */
final class FileKind {
  /** How many bytes of a file are looked at. */
  static final int START = 1 << 16;

  private static final Map<String, String> BEGINNINGS = Map.of(
      "PK\3\4", "an Excel workbook or another ZIP archive: save its sheet as CSV, or unpack it",
      "\u00D0\u00CF\u0011\u00E0", "an old Excel workbook: save its sheet as CSV",
      "\u001F\u008B", "compressed with gzip: unpack it",
      "%PDF", "a PDF document: look for the data as CSV",
      "SQLite format", "an SQLite database: export a table as CSV");
  private static final int FEW = 3;
  private static final int ONE_IN = 100;

  private FileKind() {}

  /**
   * @throws FacilityCsvException where a file begins as one that is known and no table
   */
  static void refuseOthers(Path file, byte[] start) {
    if (start.length == 0) {
      throw new FacilityCsvException(
          file.getFileName() + " is empty: download it again, or name another file.");
    }
    String beginning =
        new String(start, 0, Math.min(start.length, 16), StandardCharsets.ISO_8859_1);
    BEGINNINGS.forEach((known, what) -> {
      if (beginning.startsWith(known)) {
        throw new FacilityCsvException(file.getFileName() + " is " + what + ".");
      }
    });
  }

  /**
   * @throws FacilityCsvException where more than one byte in a hundred is a control character: a
   *     stray one is no reason
   */
  static void refuseBinary(Path file, byte[] start) {
    int controls = 0;
    for (byte b : start) {
      boolean text = b < 0 || b >= ' ' || b == '\t' || b == '\n' || b == '\r' || b == '\f';
      controls += text ? 0 : 1;
    }
    if (controls > FEW && (long) controls * ONE_IN > start.length) {
      throw new FacilityCsvException(file.getFileName()
          + " is not text: " + controls + " of its first " + start.length
          + " bytes are control characters; if it is UTF-16 without a byte order mark, say "
          + "--encoding UTF-16LE, else name a CSV file.");
    }
  }
}
