package handson.redis.queue.crawl;

import handson.redis.queue.Frontier.Page;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a worker does with a URL: ask robots.txt, fetch, save, find the links. */
final class Visit {
  private static final int LONGEST_TEXT = 200;

  private final CrawlPlan plan;
  private final PoliteFetcher fetcher;
  private final Robots robots;
  private final CrawlFolder folder;
  private final Set<String> hosts;

  Visit(CrawlPlan plan, PoliteFetcher fetcher, CrawlFolder folder) {
    this.plan = plan;
    this.fetcher = fetcher;
    this.robots = new Robots(fetcher, this::isInside);
    this.folder = folder;
    this.hosts = plan.start().stream().map(Urls::authority).collect(Collectors.toSet());
  }

  /**
   * Visits a page. What the page or its server gets wrong is in the result.
   *
   * @throws IOException where the folder cannot be written
   */
  PageResult of(Page page) throws IOException, InterruptedException {
    String url = page.url();
    Robots.Rules rules = robots.of(url);
    Optional<String> refusal = rules.refusal(url);
    if (refusal.isPresent()) {
      return PageResult.failed(url, page.depth(), refusal.get());
    }
    PoliteFetcher.Fetched fetched;
    try {
      fetched = fetcher.fetch(url, rules.delay());
    } catch (FetchException e) {
      return PageResult.failed(url, page.depth(), e.getMessage());
    }
    Answer answer = fetched.answer();
    Optional<String> target = answer.location().flatMap(location -> Links.resolved(url, location));
    String unread = null;
    Optional<Links> html = Optional.empty();
    try {
      html = html(url, answer);
    } catch (FetchException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      unread = e.getMessage();
    }
    List<String> found = html.map(Links::links).or(() -> target.map(List::of)).orElse(List.of());
    List<String> inside = found.stream().filter(this::isInside).toList();
    return new PageResult(
        url,
        page.depth(),
        answer.status(),
        answer.type(),
        html.map(Links::charset).orElse(null),
        html.map(Links::title).orElse(null),
        answer.isFine() ? folder.save(url, answer.type(), answer.body()) : null,
        answer.isFine() ? answer.body().length : 0,
        fetched.millis(),
        fetched.attempts(),
        target.or(() -> answer.location().map(Visit::printable)).orElse(null),
        inside,
        found.size() - inside.size(),
        unread != null ? unread : error(answer, target));
  }

  private Optional<Links> html(String url, Answer answer) throws FetchException {
    try {
      return answer.isHtml()
          ? Optional.of(
              Links.of(url, answer.body(), answer.charset(), plan.limits().deadline()))
          : Optional.empty();
    } catch (RuntimeException e) {
      // A page that breaks the parser must not end the crawl, now and each time that it goes on.
      return Optional.empty();
    }
  }

  /** What a server sent, for files and terminals: without control characters, and not too long. */
  private static String printable(String text) {
    String cut = text.substring(0, Math.min(LONGEST_TEXT, text.length()));
    return cut.replaceAll("\\p{Cc}", "?");
  }

  private boolean isInside(String url) {
    return !plan.sameHost() || hosts.contains(Urls.authority(url));
  }

  private String error(Answer answer, Optional<String> target) {
    if (answer.isFine()) {
      return null;
    }
    if (answer.location().isEmpty()) {
      return "HTTP " + answer.status();
    }
    if (target.isEmpty()) {
      return "redirects to what is no page";
    }
    return isInside(target.get()) ? null : "redirects to another host";
  }
}
