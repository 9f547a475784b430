package handson.redis.cli.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;
import redis.clients.jedis.resps.GeoRadiusResponse;
import tools.jackson.databind.JsonNode;

/**
 * The page in a real browser. {@code -Dcourse.shots=FOLDER} keeps a picture of the end of each test.
 */
@Timeout(600)
final class MapPageTest {
  private static final String LISTED = "document.querySelectorAll('#results li').length > 0";
  private static final String DONE =
      "!/Searching|検索中/.test(document.getElementById('status').textContent)";

  private static MapFixture map;
  private static Chromium browser;

  @BeforeAll
  static void open(@TempDir Path profile) throws Exception {
    assumeTrue(Chromium.installed().isPresent(), "skipped: needs Chromium");
    map = new MapFixture(MapFixture.facilities());
    browser = Chromium.start(Chromium.installed().get(), profile);
  }

  @AfterAll
  static void close() {
    // Where there is no Chromium, nothing was opened.
    if (browser != null) {
      browser.close();
      map.close();
    }
  }

  @AfterEach
  void asksNobodyElseAndBreaksNoRule(TestInfo test) throws Exception {
    String folder = System.getProperty("course.shots");
    if (folder != null) {
      // Fonts and fading take their time.
      Thread.sleep(600);
      browser.screenshot(Path.of(folder, test.getTestMethod().orElseThrow().getName() + ".png"));
    }
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .allMatch(url -> url.startsWith(map.url()) || url.equals("data:,"));
  }

  @Test
  void whatItListsIsWhatGeosearchFinds() throws Exception {
    open(1280, 800, "en-GB");
    assertListed(around().byRadius(number("radius"), GeoUnit.KM));
    assertThat(text("#commands"))
        .isEqualTo("GEOSEARCH %s FROMLONLAT %s %s BYRADIUS 2 km ASC COUNT 50 WITHCOORD WITHDIST"
            .formatted(map.key(), plain("lon"), plain("lat")));
    assertThat(text("#times")).contains("Redis worked ", " µs on it", "the round trip took");

    set("radius", "1.5");
    browser.evaluate("document.getElementById('search').requestSubmit()");
    assertListed(around().byRadius(1.5, GeoUnit.KM));
    choose("unit", "ft");
    assertThat(value("radius")).as("the same area in feet").isEqualTo("4921");
    assertListed(around().byRadius(4921, GeoUnit.FT));
    browser.evaluate("document.querySelector('input[value=box]').click()");
    set("width", "9000");
    set("height", "15000.5");
    browser.evaluate("document.getElementById('search').requestSubmit()");
    assertListed(around().byBox(9000, 15000.5, GeoUnit.FT));
    choose("limit", "10");
    assertListed(around().byBox(9000, 15000.5, GeoUnit.FT).count(10));
    assertThat(text("#status")).isEqualTo("The nearest 10; there may be more.");
  }

  @Test
  void aClickSearchesThere() throws Exception {
    open(1280, 800, "en");
    double[] clicked = {700, 300};
    browser.click(clicked[0], clicked[1]);
    done();
    assertListed(around().byRadius(2, GeoUnit.KM));
    double[] middle = place(".handle.middle");
    assertThat(middle[0]).isCloseTo(clicked[0], within(1.5));
    assertThat(middle[1]).isCloseTo(clicked[1], within(1.5));

    browser.evaluate("document.querySelectorAll('.place')[0].dispatchEvent("
        + "new MouseEvent('click', { bubbles: true }))");
    browser.until("document.querySelector('.card')");
    assertThat(value("lat")).as("a click on a place is no search").isEqualTo(value("lat"));
    assertThat(text(".card strong")).isEqualTo(text("#results [aria-current] .name"));
  }

  @Test
  void handlesAreDragged() throws Exception {
    open(1280, 800, "en");
    double latitude = number("lat");
    double[] middle = place(".handle.middle");
    double[] edge = place(".handle.size");
    browser.drag(middle[0], middle[1], middle[0] - 60, middle[1] - 40);
    done();
    assertThat(number("lat")).isGreaterThan(latitude);
    assertThat(number("radius")).isEqualTo(2);
    assertListed(around().byRadius(2, GeoUnit.KM));

    double reach = edge[0] - middle[0];
    browser.drag(edge[0] - 60, edge[1] - 40, edge[0] - 60 - reach / 2, edge[1] - 40);
    done();
    assertThat(number("radius")).isCloseTo(1, within(0.05));
    assertListed(around().byRadius(number("radius"), GeoUnit.KM));

    browser.evaluate("document.querySelector('input[value=box]').click()");
    done();
    double[] corner = place(".handle.size");
    browser.drag(corner[0], corner[1], corner[0] - 50, corner[1] + 100);
    done();
    assertThat(number("width")).isGreaterThan(number("height"));
    assertListed(around().byBox(number("width"), number("height"), GeoUnit.KM));
  }

  @Test
  void aCategoryFilters() throws Exception {
    open(1280, 800, "en");
    choose("category", "AED");
    assertThat(text("#results li:nth-child(1) .kind")).isEqualTo("AED");
    List<String> expected =
        map.jedis().geosearch(map.key(), around().byRadius(2, GeoUnit.KM)).stream()
            .map(GeoRadiusResponse::getMemberByString)
            .filter(id -> map.jedis().sismember(map.key() + ":category:AED", id))
            .map(id -> map.jedis().hget(map.key() + ":facility:" + id, "name"))
            .toList();
    assertThat(texts("#results .name")).isNotEmpty().containsExactlyElementsOf(expected);
    assertThat(text("#commands"))
        .startsWith("MULTI\nGEOSEARCHSTORE ")
        .contains("\nZINTERSTORE ")
        .endsWith("\nEXEC");
  }

  @Test
  void theKeyboardDoesEverything() throws Exception {
    open(1280, 800, "en");
    browser.evaluate("document.getElementById('radius').select()");
    browser.type("1.2");
    browser.press("Enter");
    done();
    assertListed(around().byRadius(1.2, GeoUnit.KM));

    browser.evaluate("document.querySelector('#results button').focus()");
    browser.press("ArrowDown", "ArrowDown", "ArrowUp", "Enter");
    browser.until("document.querySelector('.card')");
    assertThat(text("#results [aria-current] .name"))
        .isEqualTo(text("#results li:nth-child(2) .name"));
    assertThat(text(".card strong")).isEqualTo(text("#results li:nth-child(2) .name"));
    assertThat(
            bool("document.activeElement.matches('#results li:nth-child(2) button:focus-visible')"))
        .isTrue();
    browser.press("Escape");
    browser.until("!document.querySelector('.card')");

    browser.evaluate("document.getElementById('map').focus()");
    double longitude = number("lon");
    browser.press("ArrowRight");
    // The map glides there.
    browser.until("!document.querySelector('.leaflet-pan-anim')");
    browser.press("Enter");
    done();
    assertThat(number("lon")).isGreaterThan(longitude);
    assertListed(around().byRadius(1.2, GeoUnit.KM));

    browser.evaluate("document.querySelector('.handle.size').focus()");
    assertThat(evaluated("document.activeElement.getAttribute('aria-label')"))
        .startsWith("Size of");
    browser.press("ArrowRight", "ArrowRight", "ArrowRight");
    browser.until("document.getElementById('radius').value > 1.2");
    browser.until(
        "document.getElementById('commands').textContent.includes(' ' + document.getElementById('radius').value + ' km')");
    assertListed(around().byRadius(number("radius"), GeoUnit.KM));

    browser.evaluate("document.getElementById('language').focus()");
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      order.add(evaluated("document.activeElement.id || document.activeElement.value || 'submit'"));
      browser.press("Tab");
    }
    assertThat(order)
        .containsExactly(
            "language", "circle", "radius", "unit", "lat", "lon", "limit", "category", "submit");
    assertThat(text("#status")).isNotEmpty();
    assertThat(bool("document.querySelector('#status[role=status]') !== null")).isTrue();
  }

  @Test
  void itFitsAPhoneAndSpeaksJapanese() throws Exception {
    open(390, 844, "ja-JP");
    assertThat(evaluated("document.documentElement.lang")).isEqualTo("ja");
    assertThat(text("h1")).isEqualTo("近くの施設");
    assertThat(bool("document.documentElement.scrollWidth <= innerWidth"))
        .as("fits")
        .isTrue();
    assertThat(text("#status")).endsWith("件見つかりました（近い順）。");
    assertListed(around().byRadius(2, GeoUnit.KM));
    browser.evaluate("document.querySelector('#results button').click()");
    browser.until("document.querySelector('.card')");
    assertThat(bool(
            "document.querySelector('.leaflet-popup').getBoundingClientRect().right <= innerWidth"))
        .isTrue();
  }

  @Test
  void itSwitchesTheLanguage() throws Exception {
    open(1280, 800, "de,ja;q=0.5");
    assertThat(text("h1")).as("the first that it speaks").isEqualTo("近くの施設");
    String listed = text("#results");
    browser.evaluate("document.getElementById('language').click()");
    assertThat(text("h1")).isEqualTo("What is near");
    assertThat(text("#results")).isEqualTo(listed);
    assertThat(bool("/[ぁ-ん]/.test(document.getElementById('search').innerText)"))
        .isFalse();
    browser.evaluate("document.getElementById('language').click()");
    assertThat(text("h1")).isEqualTo("近くの施設");
    browser.evaluate("document.querySelector('input[value=box]').click()");
    done();
    assertListed(around().byBox(4, 4, GeoUnit.KM));
    browser.evaluate("document.querySelector('details').open = true");
  }

  @Test
  void aNameIsNeverMarkup() throws Exception {
    open(1280, 800, "en");
    set("lon", "" + MapFixture.LONGITUDE);
    set("lat", "" + MapFixture.LATITUDE);
    browser.evaluate("document.getElementById('search').requestSubmit()");
    done();
    assertThat(text("#results .name")).isEqualTo(MapFixture.HOSTILE);
    browser.evaluate("document.querySelector('#results button').click()");
    browser.until("document.querySelector('.card')");
    assertThat(text(".card strong")).isEqualTo(MapFixture.HOSTILE);
    assertThat(texts(".card dt")).contains(MapFixture.HOSTILE);
    browser.evaluate(
        "document.querySelector('.place').dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))");
    assertThat(bool("document.querySelectorAll('img, body script').length === 0"))
        .isTrue();
    assertThat(texts("#category option")).anyMatch(name -> name.startsWith(MapFixture.HOSTILE));
  }

  @Test
  void whatIsTypedWrongIsSaid() throws Exception {
    open(1280, 800, "en");
    set("lat", "north");
    browser.evaluate("document.getElementById('search').requestSubmit()");
    browser.until("document.querySelector('#status.failed')");
    assertThat(text("#status")).isEqualTo("That did not work: Write a number there: Latitude");
    assertThat(text("#commands")).isEmpty();
    set("lat", "33");
    set("radius", "-3");
    browser.evaluate("document.getElementById('search').requestSubmit()");
    browser.until("document.getElementById('status').textContent.includes('radius is -3 km')");
    // The browser itself says that the answer was 400.
    assertThat(browser.complaints()).hasSize(1).allMatch(text -> text.contains("400"));
    browser.forgive();
    set("radius", "30");
    browser.evaluate("document.getElementById('search').requestSubmit()");
    done();
    assertListed(around().byRadius(30, GeoUnit.KM).count(50));
  }

  @Test
  void streetsAreAskedForOnlyWhenTheyAreWanted() throws Exception {
    open(1280, 800, "en");
    assertThat(browser.requests()).noneMatch(url -> url.contains("openstreetmap"));
    browser.block("*openstreetmap.org*");
    browser.evaluate("document.getElementById('tiles').click()");
    browser.until("document.querySelector('.leaflet-control-attribution').textContent"
        + ".includes('© OpenStreetMap')");
    await()
        .until(() -> browser.requests().stream()
            .anyMatch(
                url -> url.matches("https://tile\\.openstreetmap\\.org/\\d+/\\d+/\\d+\\.png")));
    browser.evaluate("document.getElementById('tiles').click()");
    assertThat(bool("document.querySelectorAll('img').length === 0")).isTrue();
    browser.forgive();
  }

  @Test
  void acrossTheAntimeridian() throws Exception {
    open(1280, 800, "en");
    set("lon", "179.9");
    set("lat", "-17");
    set("radius", "300");
    browser.evaluate("document.getElementById('search').requestSubmit()");
    done();
    double[] size = place(".handle.size");
    assertThat(size[0]).isBetween(400.0, 1280.0);
    // East of the line, which is the west of the world.
    browser.click(size[0] - 30, size[1]);
    done();
    assertThat(number("lon")).isBetween(-180.0, -170.0);
    assertThat(place(".handle.middle")[0]).isCloseTo(size[0] - 30, within(1.5));
    assertThat(text("#status")).startsWith("Nothing found here.");
  }

  private static void open(int width, int height, String language) throws Exception {
    browser.open(map.url(), width, height, language);
    browser.until(LISTED + " && " + DONE);
    browser.until("performance.getEntriesByName(location.href + 'world.json').length > 0");
  }

  private static void done() {
    browser.until(DONE);
  }

  private static GeoSearchParam around() throws Exception {
    return new GeoSearchParam()
        .fromLonLat(number("lon"), number("lat"))
        .asc()
        .withDist()
        .withCoord();
  }

  /** Each name and distance, in their order, and as many points on the map. */
  private static void assertListed(GeoSearchParam search) throws Exception {
    done();
    double scale = Set.of("m", "ft").contains(value("unit")) ? 10 : 1000;
    List<String> expected = map.jedis().geosearch(map.key(), search).stream()
        .map(each -> map.jedis().hget(map.key() + ":facility:" + each.getMemberByString(), "name")
            + " " + Math.round(each.getDistance() * scale) / scale)
        .toList();
    List<String> names = texts("#results .name");
    List<String> distances = texts("#results .distance");
    assertThat(IntStream.range(0, names.size())
            .mapToObj(i ->
                names.get(i) + " " + Double.parseDouble(distances.get(i).replaceAll("[^0-9.]", "")))
            .toList())
        .isNotEmpty()
        .containsExactlyElementsOf(expected);
    assertThat(browser.evaluate("document.querySelectorAll('.place').length").asInt())
        .isEqualTo(expected.size());
  }

  /** The middle of an element, in pixels. */
  private static double[] place(String selector) throws Exception {
    JsonNode box = browser.evaluate(
        "(({ x, y, width, height }) => [x + width / 2, y + height / 2])(document.querySelector('%s').getBoundingClientRect())"
            .formatted(selector));
    return new double[] {box.get(0).asDouble(), box.get(1).asDouble()};
  }

  private static void set(String id, String value) throws Exception {
    browser.evaluate("document.getElementById('%s').value = '%s'".formatted(id, value));
  }

  private static void choose(String id, String value) throws Exception {
    set(id, value);
    browser.evaluate(
        "document.getElementById('%s').dispatchEvent(new Event('change'))".formatted(id));
    done();
  }

  private static String value(String id) throws Exception {
    return evaluated("document.getElementById('%s').value".formatted(id));
  }

  private static double number(String id) throws Exception {
    return Double.parseDouble(value(id));
  }

  /** As Redis is sent it. */
  private static String plain(String id) throws Exception {
    return FacilityIndex.plain(number(id));
  }

  private static boolean bool(String expression) throws Exception {
    return browser.evaluate(expression).asBoolean();
  }

  private static String text(String selector) throws Exception {
    return evaluated("document.querySelector('%s').textContent".formatted(selector));
  }

  private static String evaluated(String expression) throws Exception {
    return browser.evaluate(expression).asString();
  }

  private static List<String> texts(String selector) throws Exception {
    JsonNode all = browser.evaluate(
        "[...document.querySelectorAll('%s')].map((each) => each.textContent)".formatted(selector));
    return StreamSupport.stream(all.spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }
}
