package handson.redis.queue.crawl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/** Fetches a URL, once, within limits. Redirects are answers: they are not followed. */
final class Fetcher implements AutoCloseable {
  /** How the crawler names itself; robots.txt can address it by the part before the slash. */
  static final String USER_AGENT = "handson-redis-course/1.0 (a Redis course's exercise crawler)";

  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "crawl-http");
    thread.setDaemon(true);
    return thread;
  });
  private final HttpClient http;
  private final FetchLimits limits;

  Fetcher(FetchLimits limits) {
    this.limits = limits;
    this.http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(limits.deadline())
        .executor(threads)
        .build();
  }

  // snippet: fetch
  /**
   * Fetches a URL.
   *
   * @throws FetchException where there is no answer, or none within the limits
   * @throws InterruptedException where this thread is told to stop; the connection is closed
   */
  Answer fetch(String url) throws FetchException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url))
        .header("User-Agent", USER_AGENT)
        .header("Accept-Encoding", "gzip")
        .build();
    BodyHandler<byte[]> body = head -> new LimitedBody(limits.bytes(), head.statusCode() != 200);
    CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(request, body);
    try {
      // A timeout of the request would end with the headers; this one includes the last byte.
      HttpResponse<byte[]> response =
          exchange.get(limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.headers(), unpacked(response));
    } catch (TimeoutException e) {
      throw FetchException.lasting("no end after " + limits.deadline().toMillis() + " ms");
    } catch (ExecutionException e) {
      throw reason(e.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  // end

  private byte[] unpacked(HttpResponse<byte[]> response) throws FetchException {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "identity" -> response.body();
      case "gzip", "x-gzip" -> unzipped(response);
      // Its value is the server's, and might be meant for the terminal that shows this.
      default -> throw FetchException.lasting("unknown Content-Encoding");
    };
  }

  private byte[] unzipped(HttpResponse<byte[]> response) throws FetchException {
    if (response.statusCode() != 200) {
      // It may be cut, and nobody reads it.
      return new byte[0];
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      // A few kilobytes can become gigabytes: read on only as far as they may.
      byte[] bytes = in.readNBytes(limits.bytes() + 1);
      if (bytes.length > limits.bytes()) {
        throw FetchException.tooLarge(limits.bytes());
      }
      return bytes;
    } catch (FetchException e) {
      throw e;
    } catch (IOException e) {
      throw FetchException.lasting("broken gzip");
    }
  }

  private static FetchException reason(Throwable failure) {
    if (failure instanceof FetchException known) {
      return known;
    }
    if (failure instanceof ConnectException) {
      return FetchException.passing("cannot be reached");
    }
    if (failure instanceof IOException) {
      return FetchException.passing("the connection broke");
    }
    return FetchException.lasting("cannot be fetched: " + failure);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
