package handson.redis.geo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One row of an open-data table: something at a place that people look for.
 *
 * @param id what makes it distinct in its index, not empty: two facilities may share a name
 * @param name what people call it, may be empty
 * @param category what kind of facility it is, may be empty
 * @param details the row's other columns, in their order, without those that are empty
 */
public record Facility(
    String id, String name, String category, Point point, Map<String, String> details) {

  /**
   * @throws IllegalArgumentException where the id is empty
   */
  public Facility {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(point, "point");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("A facility needs an id that is not empty.");
    }
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /**
   * The fields of its hash: {@code name}, {@code category}, then the details under their own names.
   * Where a table has a column of its own that is called so, the detail's field gets an underscore
   * at its end, so that nothing is lost.
   */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("category", category);
    details.forEach((detail, value) -> {
      String field = detail;
      while (fields.containsKey(field)) {
        field += "_";
      }
      fields.put(field, value);
    });
    return fields;
  }

  /** Its member in a geospatial index: the id and where it is. */
  public Place place() {
    return new Place(id, point);
  }
}
