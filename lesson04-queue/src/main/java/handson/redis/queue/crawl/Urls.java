package handson.redis.queue.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** URLs in one form, so that two that mean the same page are the same text. */
public final class Urls {
  private static final int LONGEST = 2_000;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private Urls() {}

  /**
   * The normal form: scheme and host in lower case, no default port, dot segments resolved, no
   * fragment and no user, escapes only where they are needed, query parameters sorted. {@code
   * HTTP://Example.com:80/a/../b?y=2&x=1#top} is {@code http://example.com/b?x=1&y=2}.
   *
   * <p>Slashes that follow each other in a path become one, as nearly all servers mean the same by
   * them; a path that holds a whole URL, {@code /web/http://x.com/}, cannot be told apart from that.
   *
   * @param url absolute; may hold what browsers forgive, such as spaces
   * @return empty where it is not an http or https URL with a host, longer than 2,000 characters, or
   *     has an IPv6 address for a host
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-6">RFC 3986, section 6</a>
   */
  public static Optional<String> normal(String url) {
    if (url.length() > LONGEST) {
      return Optional.empty();
    }
    // It remembers nothing, but promises nothing to several threads either.
    try {
      return Optional.ofNullable(new BasicURLNormalizer().filter(url)).filter(Urls::isWeb);
    } catch (RuntimeException e) {
      // Strangers write URLs; one that breaks a library must not end the crawl.
      return Optional.empty();
    }
  }

  /** The host with its port, where that is not the scheme's own: {@code example.com:8080}. */
  public static String authority(String normal) {
    return URI.create(normal).getRawAuthority();
  }

  /** Scheme, host and port: what one robots.txt is for. */
  static String origin(String normal) {
    URI uri = URI.create(normal);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static boolean isWeb(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null
          && SCHEMES.contains(uri.getScheme())
          && uri.getPort() <= 65_535
          && url.length() <= LONGEST;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
