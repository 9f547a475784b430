package handson.redis.queue.crawl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * The pages of {@link FaultySite}.
 *
 * @param closed goes to zero when the site ends, and what never ends with it
 */
record FaultyPages(String robots, CountDownLatch closed) {
  private static final byte[] BLOCK = new byte[8_192];

  /**
   * Answers a request.
   *
   * @param path with its query
   * @param count how often it was asked for, with this time
   */
  void answer(HttpExchange exchange, String path, int count) throws IOException {
    if (path.startsWith("/calendar?day=")) {
      int day = Integer.parseInt(path.substring("/calendar?day=".length()));
      html(exchange, page("Day " + day, "/calendar?day=" + (day + 1)));
      return;
    }
    if (path.startsWith("/tree/")) {
      tree(exchange, "/tree/", path);
      return;
    }
    if (path.startsWith("/far/")) {
      pause(Duration.ofMillis(20));
      tree(exchange, "/far/", path);
      return;
    }
    switch (path) {
      case "/robots.txt" -> answer(exchange, 200, "text/plain", robots.getBytes(UTF_8));
      case "/" -> html(exchange, home());
      case "/about.html" -> html(exchange, page("About: ü, 日本", "/", "#team", "./about.html"));
      case "/shift-jis.html" ->
        answer(
            exchange,
            200,
            "text/html; charset=Shift_JIS",
            page("日本語のページ").getBytes(Charset.forName("Shift_JIS")));
      case "/cyrillic.html" ->
        answer(
            exchange,
            200,
            "text/html",
            ("<meta charset=windows-1251>" + page("Кириллица"))
                .getBytes(Charset.forName("windows-1251")));
      case "/gzip.html" -> gzip(exchange, page("Compressed").getBytes(UTF_8));
      case "/bomb.html" -> gzip(exchange, new byte[20_000_000]);
      case "/no-gzip.html" -> {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        html(exchange, page("Plain"));
      }
      case "/moved" -> redirect(exchange, 301, "/new/../new/?b=2&a=1");
      case "/new/?a=1&b=2" -> html(exchange, page("Moved here"));
      case "/loop-a" -> redirect(exchange, 302, "/loop-b");
      case "/loop-b" -> redirect(exchange, 302, "/loop-a");
      case "/to-outside" -> redirect(exchange, 302, "http://outside.invalid/");
      case "/to-mail" -> redirect(exchange, 302, "mailto:somebody@outside.invalid");
      case "/shaky.html" -> {
        if (count < 3) {
          answer(exchange, 503, "text/html", page("Later").getBytes(UTF_8));
        } else {
          html(exchange, page("Better now"));
        }
      }
      case "/error.html" -> answer(exchange, 500, "text/html", page("Oh").getBytes(UTF_8));
      case "/silent.html" -> silent();
      case "/slow.html" -> slow(exchange);
      case "/endless.bin" -> endless(exchange);
      case "/cut.html" -> {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write(page("Cut").getBytes(UTF_8));
        // Newer Javas forget what was not flushed, and a client asks again where not even a head
        // came.
        exchange.getResponseBody().flush();
      }
      case "/broken.html" ->
        html(
            exchange,
            "<title>Broken<p></title><table><a href=/child.html>one<b><i>two</b>"
                + "<a href=\"http://[/\">?</a><<<<a href></html>");
      case "/child.html" -> html(exchange, page("Child of a broken page"));
      case "/empty.html" -> html(exchange, "");
      case "/report.pdf" ->
        answer(exchange, 200, "application/pdf", "%PDF-1.4 <a href=/no>".getBytes(UTF_8));
      case "/data" -> answer(exchange, 200, null, new byte[] {0, 1, 2, (byte) 255});
      case "/search?page=2&q=%C3%BC" -> html(exchange, page("Search"));
      case "/CON", "/con", "/a%3Ab%3Fc%7C", "/dots..." -> html(exchange, page("Name"));
      default -> {
        if (path.equals(longPath())) {
          html(exchange, page("Long"));
        } else {
          answer(exchange, 404, "text/html", page("Missing", "/never").getBytes(UTF_8));
        }
      }
    }
  }

  private static String home() {
    return page(
        "Start",
        "/about.html",
        "/x/../about.html#team",
        "/shift-jis.html",
        "/cyrillic.html",
        "/gzip.html",
        "/bomb.html",
        "/no-gzip.html",
        "/moved",
        "/loop-a",
        "/to-outside",
        "/to-mail",
        "/missing.html",
        "/shaky.html",
        "/error.html",
        "/silent.html",
        "/slow.html",
        "/endless.bin",
        "/cut.html",
        "/broken.html",
        "/empty.html",
        "/report.pdf",
        "/data",
        "/private/secret.html",
        "/search?q=ü&page=2",
        "/search?page=2&q=%c3%bc#results",
        "/calendar?day=1",
        "/CON",
        "/con",
        "/a%3ab%3fc%7c",
        "/dots...",
        longPath(),
        "http://outside.invalid:80/",
        "mailto:somebody@outside.invalid",
        "javascript:void(0)",
        "ftp://outside.invalid/file");
  }

  private static String longPath() {
    return "/long/" + "x".repeat(300) + ".html";
  }

  private static String page(String title, String... links) {
    StringBuilder page =
        new StringBuilder("<title>" + title + "</title>\n<h1>" + title + "</h1>\n");
    for (String link : links) {
      page.append("<a href=\"%s\">%s</a>\n".formatted(link, link.length() > 40 ? "long" : link));
    }
    return page.toString();
  }

  /**
   * A site without faults: page n leads to ten others, up to 1,110, and to the first. Below /far/ it
   * is the same one, 20 ms away.
   */
  private static void tree(HttpExchange exchange, String folder, String path) throws IOException {
    int number = Integer.parseInt(path.substring(folder.length()));
    IntStream children = IntStream.rangeClosed(10 * number + 1, 10 * number + 10);
    String[] links = IntStream.concat(IntStream.of(0), children.filter(n -> n <= 1_110))
        .mapToObj(n -> folder + n)
        .toArray(String[]::new);
    html(exchange, page("Page " + number, links) + "<p>" + "lorem ipsum ".repeat(200));
  }

  private static void html(HttpExchange exchange, String html) throws IOException {
    answer(exchange, 200, "text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    if (type != null) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void gzip(HttpExchange exchange, byte[] body) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(body);
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    answer(exchange, 200, "text/html; charset=utf-8", zipped.toByteArray());
  }

  private static void redirect(HttpExchange exchange, int status, String target)
      throws IOException {
    exchange.getResponseHeaders().set("Location", new String(target.getBytes(UTF_8), ISO_8859_1));
    exchange.sendResponseHeaders(status, -1);
  }

  private void silent() {
    pause(Duration.ofMinutes(10));
  }

  /** A byte now and then: a timeout for the next byte never ends this. */
  private void slow(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    while (!pause(Duration.ofMillis(50))) {
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
    }
  }

  private void endless(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange.sendResponseHeaders(200, 0);
    while (closed.getCount() > 0) {
      exchange.getResponseBody().write(BLOCK);
    }
  }

  /** Whether the site was closed meanwhile. */
  private boolean pause(Duration duration) {
    try {
      return closed.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
