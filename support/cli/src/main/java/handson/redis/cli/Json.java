package handson.redis.cli;

import java.io.PrintStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Listings for programs. */
final class Json {
  private Json() {}

  /** Prints records, maps and lists as one indented document. */
  static void print(Object value, PrintStream out) {
    out.println(JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(value));
  }
}
