package handson.redis.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a run has measured.
 *
 * @param tables in the order in which they were measured
 */
public record Report(Conditions conditions, List<Measured> tables) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public Report {
    tables = List.copyOf(tables);
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  static Report parse(String json) {
    return JSON.readValue(json, Report.class);
  }

  /**
   * Writes {@code bench.json} and {@code bench.html}.
   *
   * @param folder is made where it is missing
   */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("bench.json"), json());
    Files.writeString(folder.resolve("bench.html"), new HtmlPage(this).text());
  }
}
