package handson.redis.queue.crawl;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered.
 *
 * @param body decompressed; what came with another status than 200 may be cut
 */
record Answer(int status, HttpHeaders headers, byte[] body) {
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

  /** The media type without its parameters, in lower case; empty where none was sent. */
  String type() {
    String type = headers.firstValue("Content-Type").orElse("");
    return type.split(";")[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The charset that the header names. */
  Optional<String> charset() {
    Matcher found = CHARSET.matcher(headers.firstValue("Content-Type").orElse(""));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  boolean isFine() {
    return status == 200;
  }

  boolean isHtml() {
    return isFine() && HTML.contains(type());
  }

  /** Where a redirect leads to, as it was sent. */
  Optional<String> location() {
    return REDIRECTS.contains(status) ? headers.firstValue("Location") : Optional.empty();
  }

  /** Whether the server may do better in a moment. */
  boolean isWorthARetry() {
    return status == 429 || status >= 500;
  }
}
