package handson.redis.queue.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;

/**
 * What a crawler wants to know of an HTML page.
 *
 * @param title empty where there is none; the first 200 characters of a longer one
 * @param links in normal form and in the page's order, each once; those that are marked {@code
 *     nofollow} are left out. Of many the first 10,000, and the first that have 200,000 characters
 *     together: with a long {@code base} a small page could name gigabytes
 */
record Links(String title, String charset, List<String> links) {
  private static final int MOST_LINKS = 10_000;
  private static final int MOST_CHARACTERS = 200_000;
  private static final int LONGEST_TITLE = 200;
  private static final String PAGES = "a[href], area[href], frame[src], iframe[src]";

  /**
   * Reads a page, however broken.
   *
   * @param charset what the server said; else the page's own meta element or first bytes tell
   * @param deadline for the reading: some pages are much work
   * @throws FetchException where it is over
   */
  static Links of(String url, byte[] html, Optional<String> charset, Duration deadline)
      throws FetchException {
    try (TimedBytes bytes = new TimedBytes(html, deadline)) {
      Document page = Jsoup.parse(bytes, charset.filter(Links::isKnown).orElse(null), url);
      String title = page.title();
      String cut = title.substring(0, Math.min(LONGEST_TITLE, title.length()));
      return new Links(cut, page.charset().name(), List.copyOf(found(page, bytes)));
    } catch (IOException | UncheckedIOException e) {
      throw FetchException.lasting("cannot be read in time");
    }
  }

  private static Set<String> found(Document page, TimedBytes time) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    if (!page.select("meta[name=robots i][content*=nofollow i]").isEmpty()) {
      return found;
    }
    int characters = 0;
    for (Element element : page.select(PAGES)) {
      time.check();
      if (element.attr("rel").toLowerCase(Locale.ROOT).contains("nofollow")) {
        continue;
      }
      String link = element.absUrl(element.hasAttr("href") ? "href" : "src");
      String url = Urls.normal(link).orElse("");
      if (!url.isEmpty() && !found.contains(url)) {
        characters += url.length();
        if (characters > MOST_CHARACTERS || found.size() == MOST_LINKS) {
          return found;
        }
        found.add(url);
      }
    }
    return found;
  }

  /** Where a reference on a page leads to, in normal form; empty where it is no page of the web. */
  static Optional<String> resolved(String base, String reference) {
    // jsoup forgives in it what it forgives in a link.
    Element link = new Element(Tag.valueOf("a"), base).attr("href", reference);
    try {
      return Urls.normal(link.absUrl("href"));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isKnown(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
