package handson.redis.geo.csv;

import java.util.Objects;
import java.util.Optional;

/**
 * What somebody who knows the file decides in place of the reader. What is empty, the reader
 * decides.
 *
 * @param latitude a column, by its name in the header or by its number from 1
 * @param longitude a column likewise; the same as the latitude where one cell holds both
 * @param name a column likewise
 * @param encoding a charset's name, such as windows-31j
 */
public record CsvChoices(
    Optional<String> latitude,
    Optional<String> longitude,
    Optional<String> name,
    Optional<String> encoding) {

  public CsvChoices {
    Objects.requireNonNull(latitude, "latitude");
    Objects.requireNonNull(longitude, "longitude");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(encoding, "encoding");
  }

  /** The reader decides everything. */
  public static CsvChoices none() {
    return new CsvChoices(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public CsvChoices withLatitude(String column) {
    return new CsvChoices(Optional.of(column), longitude, name, encoding);
  }

  public CsvChoices withLongitude(String column) {
    return new CsvChoices(latitude, Optional.of(column), name, encoding);
  }

  public CsvChoices withName(String column) {
    return new CsvChoices(latitude, longitude, Optional.of(column), encoding);
  }

  public CsvChoices withEncoding(String charset) {
    return new CsvChoices(latitude, longitude, name, Optional.of(charset));
  }
}
