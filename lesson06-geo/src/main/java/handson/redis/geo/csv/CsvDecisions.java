package handson.redis.geo.csv;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was decided about a file before its first row was read, and why.
 *
 * @param encoding how its bytes become text
 * @param separator what stands between two cells
 * @param header the line with the columns' names, or none
 * @param coordinates how a row says where it is
 * @param latitude the column or columns with the latitude
 * @param longitude the column or columns with the longitude
 * @param name the column that says what people call it
 * @param id what makes two rows distinct
 * @param category the column that says what kind of facility it is
 */
public record CsvDecisions(
    Decision encoding,
    Decision separator,
    Decision header,
    Decision coordinates,
    Decision latitude,
    Decision longitude,
    Decision name,
    Decision id,
    Decision category) {

  /** All of them under the words that a person reads, in their order. */
  public Map<String, Decision> byWord() {
    var decisions = new LinkedHashMap<String, Decision>();
    decisions.put("encoding", encoding);
    decisions.put("separator", separator);
    decisions.put("header", header);
    decisions.put("coordinates", coordinates);
    decisions.put("latitude", latitude);
    decisions.put("longitude", longitude);
    decisions.put("name", name);
    decisions.put("id", id);
    decisions.put("category", category);
    return decisions;
  }
}
