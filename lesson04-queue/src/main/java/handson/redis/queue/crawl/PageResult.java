package handson.redis.queue.crawl;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a URL: the text of a result in the frontier, and an entry of index.json.
 *
 * @param depth how many links it is away from a start
 * @param status of the HTTP answer, 0 without one
 * @param type the media type, empty where none was sent
 * @param charset of an HTML page, null elsewhere
 * @param title of an HTML page, null elsewhere
 * @param file where the body was saved, inside the crawl's folder; null where it was not
 * @param bytes of that file
 * @param ms what the last attempt took
 * @param attempts how many it took
 * @param redirect where a redirect leads to, in normal form where that is a page, else as it was sent,
 *     the first 200 characters; null elsewhere
 * @param links the links to follow: each once, none outside
 * @param outside how many links lead elsewhere
 * @param error what went wrong, null where nothing did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageResult(
    String url,
    int depth,
    int status,
    String type,
    String charset,
    String title,
    String file,
    long bytes,
    long ms,
    int attempts,
    String redirect,
    List<String> links,
    int outside,
    String error) {

  /** A URL that was not fetched, or not to the end. */
  static PageResult failed(String url, int depth, String error) {
    return new PageResult(url, depth, 0, "", null, null, null, 0, 0, 0, null, List.of(), 0, error);
  }

  /** The same with another error. */
  PageResult withError(String other) {
    return new PageResult(
        url, depth, status, type, charset, title, file, bytes, ms, attempts, redirect, links,
        outside, other);
  }

  String toJson() {
    return JsonMapper.shared().writeValueAsString(this);
  }

  static PageResult ofJson(String json) {
    return JsonMapper.shared().readValue(json, PageResult.class);
  }
}
