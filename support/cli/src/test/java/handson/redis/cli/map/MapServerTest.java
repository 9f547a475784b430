package handson.redis.cli.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import handson.redis.cli.prompt.Quoting;
import handson.redis.kit.CommandMonitor;
import handson.redis.kit.ReceivedCommand;
import handson.redis.kit.RedisAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;
import redis.clients.jedis.resps.GeoRadiusResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page's server answers, and whom it does not. */
@Timeout(600)
final class MapServerTest {
  private static final double LON = 139.84;
  private static final double LAT = 33.11;

  private static MapFixture map;

  @BeforeAll
  static void open() throws Exception {
    map = new MapFixture(MapFixture.facilities());
  }

  @AfterAll
  static void close() {
    map.close();
  }

  @Test
  void aCircleIsWhatGeosearchFinds() throws Exception {
    JsonNode found =
        search("lon", LON, "lat", LAT, "radius", "2.5", "unit", "km", "limit", 200, "category", "");
    List<GeoRadiusResponse> expected =
        map.jedis().geosearch(map.key(), around().byRadius(2.5, GeoUnit.KM).count(200));
    assertThat(expected).hasSizeBetween(50, 199);
    assertFound(found, expected);
    assertThat(found.get("full").asBoolean()).isFalse();
    assertThat(found.get("commands").get(0).asString())
        .isEqualTo(
            "GEOSEARCH %s FROMLONLAT 139.84 33.11 BYRADIUS 2.5 km ASC COUNT 200 WITHCOORD WITHDIST"
                .formatted(map.key()));
  }

  @Test
  void aBoxIsWhatGeosearchFinds() throws Exception {
    JsonNode found = search(
        "lon", LON, "lat", LAT, "width", "20000", "height", "1500.5", "unit", "ft", "limit", 10);
    List<GeoRadiusResponse> expected = map.jedis()
        .geosearch(map.key(), around().byBox(20000, 1500.5, GeoUnit.FT).count(10));
    assertFound(found, expected);
    assertThat(found.get("full").asBoolean()).isTrue();
  }

  @Test
  void aCategoryIsWhatGeosearchFindsOfIt() throws Exception {
    String category = "避難場所 \"A\"";
    JsonNode found = search(
        "lon", LON, "lat", LAT, "radius", 4, "unit", "mi", "limit", 20, "category", category);
    List<GeoRadiusResponse> expected =
        map.jedis().geosearch(map.key(), around().byRadius(4, GeoUnit.MI)).stream()
            .filter(each -> map.jedis()
                .sismember(map.key() + ":category:" + category, each.getMemberByString()))
            .limit(20)
            .toList();
    assertThat(expected).hasSize(20);
    assertFound(found, expected);
    assertThat(found.get("facilities"))
        .allMatch(each -> each.get("category").asString().equals(category));
    assertThat(found.get("commands")).hasSize(6);
    assertThat(map.jedis().exists(map.key() + ":near")).isFalse();
    assertThat(search("lon", 0, "lat", 0, "radius", 1, "category", category).get("facilities"))
        .isEmpty();
    assertThat(
            search("lon", LON, "lat", LAT, "radius", 9, "category", "no such").get("facilities"))
        .isEmpty();
  }

  @Test
  void theCommandsAreThoseThatRedisReceived() throws Exception {
    for (String category : List.of("", "避難場所 \"A\"")) {
      JsonNode found;
      List<List<String>> received;
      try (CommandMonitor monitor = CommandMonitor.open(map.redis().address(), client -> true)) {
        found = search("lon", LON, "lat", LAT, "radius", 900, "category", category);
        received = monitor.drain().stream().map(ReceivedCommand::arguments).toList();
      }
      List<List<String>> shown = texts(found.get("commands")).stream()
          .map(line -> Quoting.split(line).orElseThrow().stream()
              .map(word -> new String(word, StandardCharsets.UTF_8))
              .toList())
          .toList();
      assertThat(received).startsWith(CommandTimes.COMMAND).containsSequence(shown);
      assertThat(found.get("redisMicros").asLong()).as("its own time").isPositive();
      assertThat(found.get("roundTripMicros").asLong())
          .isGreaterThanOrEqualTo(found.get("redisMicros").asLong());
    }
  }

  @Test
  void whoMayNotAskForTheTimesSearchesAllTheSame() throws Exception {
    try (RedisLine owner = new RedisLine(map.redis().address())) {
      owner.sendAccepted("ACL", "SETUSER", "plain", "on", ">secret", "~*", "+@all", "-info");
    }
    RedisAddress plain = RedisAddress.parse(
        "redis://plain:secret@127.0.0.1:" + map.redis().address().port());
    try (RedisLine line = new RedisLine(plain)) {
      FoundFacilities found = new FacilitySearch(line, map.index().keys())
          .search(SearchRequest.of(Map.of("lon", "139.84", "lat", "33.11", "radius", "900")));
      assertThat(found.facilities()).isNotEmpty();
      assertThat(found.redisMicros()).isNull();
    }
  }

  @Test
  void namesComeAsTheyAre() throws Exception {
    JsonNode first = search("lon", MapFixture.LONGITUDE, "lat", MapFixture.LATITUDE, "radius", 1)
        .get("facilities")
        .get(0);
    assertThat(first.get("name").asString()).isEqualTo(MapFixture.HOSTILE);
    assertThat(first.get("details").get(MapFixture.HOSTILE).asString())
        .isEqualTo(MapFixture.HOSTILE);
    assertThat(get("/api/search?lon=139.8&lat=33&radius=9").headers().firstValue("Content-Type"))
        .hasValue("application/json");
  }

  @Test
  void whatCannotBeSearchedIsASentence() throws Exception {
    assertBad("lon is missing.", "lat=1&radius=1");
    assertBad("lat is 'NaN'", "lon=1&lat=NaN&radius=1");
    assertBad("lon is '1e2'", "lon=1e2&lat=1&radius=1");
    assertBad("Longitude 181.0 is not between", "lon=181&lat=1&radius=1");
    assertBad("Latitude 86.0 is not between", "lon=1&lat=86&radius=1");
    assertBad("width is missing.", "lon=1&lat=1");
    assertBad("height is missing.", "lon=1&lat=1&width=4");
    assertBad("a radius, or a width and a height", "lon=1&lat=1&width=4&radius=4");
    assertBad("radius is 0 m, and goes from more than 0 to 20,100 km", "lon=1&lat=1&radius=0");
    assertBad("radius is -1 m", "lon=1&lat=1&radius=-1");
    assertBad("radius is 20101 km", "lon=1&lat=1&radius=20101&unit=km");
    assertBad(
        "radius is '%s...'".formatted("9".repeat(24)), "lon=1&lat=1&radius=" + "9".repeat(500));
    assertBad("unit is 'yd'; take m, km, mi or ft.", "lon=1&lat=1&radius=1&unit=yd");
    assertBad("limit is '0', and goes from 1 to 200.", "lon=1&lat=1&radius=1&limit=0");
    assertBad("limit is '201'", "lon=1&lat=1&radius=1&limit=201");
    assertBad("limit is '-5'", "lon=1&lat=1&radius=1&limit=-5");
    assertBad("limit is ''", "lon=1&lat=1&radius=1&limit=");
    assertBad("no parameter 'count'", "lon=1&lat=1&radius=1&count=5");
    assertBad("given twice", "lon=1&lat=1&radius=1&lat=2");
    assertBad("percent sign", "lon=1&lat=1&radius=1&category=%zz");
    assertBad("category has more than", "lon=1&lat=1&radius=1&category=" + "x".repeat(1_001));
    assertBad("too long", "lon=1&lat=1&radius=1&category=" + "x".repeat(9_000));
  }

  @Test
  void onlyItsOwnPageIsAnswered() throws Exception {
    String own = map.url().replaceAll("^http://|/$", "");
    String port = own.replaceAll(".*:", "");
    for (String path : List.of("/", "/api/map", "/api/search?lon=139&lat=33&radius=1")) {
      assertThat(status(path, "Host: " + own)).isEqualTo(200);
      assertThat(status(path, "Host: localhost:" + port)).isEqualTo(200);
      assertThat(status(path, "Host: " + own, "Origin: http://" + own)).isEqualTo(200);
      assertThat(status(path, "Host: " + own, "Sec-Fetch-Site: same-origin")).isEqualTo(200);
      assertThat(status(path, "Host: " + own, "Sec-Fetch-Site: none")).isEqualTo(200);

      assertThat(status(path, "Host: evil.example:" + port)).as("rebinding").isEqualTo(403);
      assertThat(status(path, "Host: 127.0.0.1")).isEqualTo(403);
      assertThat(status(path, "Host: " + own, "Host: evil.example")).isIn(400, 403);
      assertThat(status(path, "X-Host: " + own)).as("no host").isIn(400, 403);
      assertThat(status(path, "Host: " + own, "Origin: http://evil.example")).isEqualTo(403);
      assertThat(status(path, "Host: " + own, "Origin: null")).isEqualTo(403);
      assertThat(status(path, "Host: " + own, "Origin: http://localhost:" + port))
          .isEqualTo(403);
      assertThat(status(path, "Host: " + own, "Sec-Fetch-Site: cross-site")).isEqualTo(403);
      assertThat(status(path, "Host: " + own, "Sec-Fetch-Site: same-site")).isEqualTo(403);
    }
  }

  @Test
  void onlyReadingIsAnswered() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "HEAD")) {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/map"))
          .method(method, HttpRequest.BodyPublishers.noBody())
          .build());
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }
    for (String path : List.of("/nothing", "/../map.js", "/%2e%2e/map.js", "//map.js", "/api/")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void everyFileIsThereAndScriptsMayOnlyBeItsOwn() throws Exception {
    for (String path : List.of(
        "/",
        "/map.css",
        "/map.js",
        "/words.js",
        "/shapes.js",
        "/world.js",
        "/world.json",
        "/leaflet.js",
        "/leaflet.css")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
    }
    assertThat(get("/").body()).doesNotContain("<script>", "style=", " on");
  }

  @Test
  void otherMachinesCannotConnect() throws Exception {
    int port = URI.create(map.url()).getPort();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, port).close())
              .as("%s", address)
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  @Test
  void whenRedisIsGoneItSaysSo() throws Exception {
    try (MapFixture mortal = new MapFixture(MapFixture.facilities())) {
      URI search = URI.create(mortal.url()).resolve("/api/search?lon=139.8&lat=33&radius=1");
      assertThat(send(HttpRequest.newBuilder(search).build()).statusCode()).isEqualTo(200);
      mortal.redis().close();
      HttpResponse<String> answer = send(HttpRequest.newBuilder(search).build());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("Redis did not answer");
    }
  }

  @Test
  void removedItLeavesNothing() throws Exception {
    try (MapFixture own = new MapFixture(MapFixture.facilities())) {
      assertThat(own.jedis().keys("*")).hasSizeGreaterThan(300);
      own.jedis()
          .keys("*")
          .forEach(key -> assertThat(own.jedis().ttl(key)).as(key).isBetween(1L, 7 * 86_400L));
      own.index().remove();
      assertThat(own.jedis().keys("*")).isEmpty();
    }
  }

  private static GeoSearchParam around() {
    return new GeoSearchParam().fromLonLat(LON, LAT).asc().withDist().withCoord();
  }

  private static void assertFound(JsonNode found, List<GeoRadiusResponse> expected) {
    List<JsonNode> facilities =
        StreamSupport.stream(found.get("facilities").spliterator(), false).toList();
    assertThat(facilities)
        .extracting(each -> each.get("id").asString())
        .containsExactlyElementsOf(
            expected.stream().map(GeoRadiusResponse::getMemberByString).toList());
    for (int i = 0; i < expected.size(); i++) {
      JsonNode each = facilities.get(i);
      assertThat(each.get("distance").asDouble())
          .isCloseTo(expected.get(i).getDistance(), within(0.000_11));
      assertThat(each.get("longitude").asDouble())
          .isEqualTo(expected.get(i).getCoordinate().getLongitude());
      Map<String, String> hash =
          map.jedis().hgetAll(map.key() + ":facility:" + each.get("id").asString());
      assertThat(each.get("name").asString()).isEqualTo(hash.get("name"));
      assertThat(each.get("category").asString()).isEqualTo(hash.get("category"));
    }
  }

  private static JsonNode search(Object... pairs) throws Exception {
    Map<String, String> parameters = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(pairs[i].toString(), pairs[i + 1].toString());
    }
    String query = parameters.entrySet().stream()
        .map(each ->
            each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    HttpResponse<String> answer = get("/api/search?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static void assertBad(String sentence, String query) throws Exception {
    // As it stands: a URI would refuse some of it.
    int status = status("/api/search?" + query, "Host: " + map.url().replaceAll("^http://|/$", ""));
    assertThat(status).as(query).isEqualTo(400);
    if (!query.contains("%zz")) {
      HttpResponse<String> answer = get("/api/search?" + query);
      assertThat(JsonMapper.shared().readTree(answer.body()).get("error").asString())
          .contains(sentence);
    }
  }

  /** The status of a request with exactly these headers. */
  private static int status(String path, String... headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", URI.create(map.url()).getPort())) {
      socket.setSoTimeout(30_000);
      List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1"));
      lines.addAll(List.of(headers));
      lines.add("Connection: close\r\n\r\n");
      socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      String first = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
      return Integer.parseInt(first.substring("HTTP/1.1 ".length()));
    }
  }

  private static URI uri(String path) {
    return URI.create(map.url().replaceAll("/$", "") + path);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }
}
