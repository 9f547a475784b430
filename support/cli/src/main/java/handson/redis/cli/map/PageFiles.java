package handson.redis.cli.map;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** The files of the page, by the path under which they are served. Nothing else is. */
final class PageFiles {
  private static final String LEAFLET = "/META-INF/resources/webjars/leaflet/1.9.4/dist/";
  private static final Map<String, String> RESOURCES = Map.of(
      "/", "index.html",
      "/map.css", "map.css",
      "/map.js", "map.js",
      "/words.js", "words.js",
      "/shapes.js", "shapes.js",
      "/world.js", "world.js",
      "/world.json", "world.json",
      "/leaflet.js", LEAFLET + "leaflet.js",
      "/leaflet.css", LEAFLET + "leaflet.css");
  private static final Map<String, String> TYPES = Map.of(
      "html", "text/html; charset=utf-8",
      "css", "text/css; charset=utf-8",
      "js", "text/javascript; charset=utf-8",
      "json", "application/json");

  private PageFiles() {}

  /**
   * A file.
   *
   * @param type its media type
   */
  record PageFile(String type, byte[] bytes) {}

  static Optional<PageFile> find(String path) throws IOException {
    String resource = RESOURCES.get(path);
    if (resource == null) {
      return Optional.empty();
    }
    try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("There is no resource " + resource);
      }
      String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
      return Optional.of(new PageFile(type, in.readAllBytes()));
    }
  }
}
