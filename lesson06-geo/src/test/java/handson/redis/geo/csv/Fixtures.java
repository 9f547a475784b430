package handson.redis.geo.csv;

import handson.redis.geo.Facility;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The small tables of these tests: each is difficult in the one way that its name says. */
final class Fixtures {

  private Fixtures() {}

  static Path path(String name) throws URISyntaxException {
    var resource = Fixtures.class.getResource(name);
    if (resource == null) {
      throw new IllegalArgumentException("There is no fixture " + name);
    }
    return Path.of(resource.toURI());
  }

  static FacilityCsv open(String name) throws IOException, URISyntaxException {
    return FacilityCsv.open(path(name), CsvChoices.none());
  }

  static List<Facility> list(FacilityCsv csv) {
    List<Facility> facilities = new ArrayList<>();
    csv.forEach(facilities::add);
    return facilities;
  }
}
