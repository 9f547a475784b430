package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GivenTest {
  private static final Function<Given, List<Object>> EVERYTHING = given -> List.of(
      given.namespace(),
      given.key("boss"),
      given.word(),
      given.text(),
      given.number(0, Long.MAX_VALUE),
      given.random().nextLong());

  @Test
  void theSameSeedGivesTheSameValues() {
    assertThat(EVERYTHING.apply(new Given(42, "test")))
        .isEqualTo(EVERYTHING.apply(new Given(42, "test")));
    assertThat(new Given(42, "test").seed()).isEqualTo(42);
  }

  @Test
  void anotherSeedAndAnotherTestGiveOthers() {
    List<Object> values = EVERYTHING.apply(new Given(42, "test"));
    assertThat(values).doesNotContainAnyElementsOf(EVERYTHING.apply(new Given(43, "test")));
    assertThat(values).doesNotContainAnyElementsOf(EVERYTHING.apply(new Given(42, "test2")));
  }

  @Test
  void withoutASeedEveryRunIsAnother() {
    assumeTrue(System.getProperty("course.seed") == null, "skipped: a seed was given");
    Set<Long> seeds =
        IntStream.range(0, 20).mapToObj(i -> Given.of("test").seed()).collect(Collectors.toSet());
    assertThat(seeds).hasSizeGreaterThan(1);
    assertThat(seeds).as("short enough to type").allMatch(seed -> Math.abs(seed) < 1L << 24);
  }

  @Test
  void keysAreNewAndInTheTestsNamespace() {
    Given given = new Given(42, "test");
    List<String> keys =
        IntStream.range(0, 10_000).mapToObj(i -> given.key("boss")).toList();
    assertThat(keys)
        .doesNotHaveDuplicates()
        .allMatch(key -> key.startsWith(given.namespace() + "boss:"))
        .anyMatch(key -> key.chars().anyMatch(c -> c > 127));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2",
    "-3, -2",
    "9223372036854775806, 9223372036854775807",
    "-9223372036854775808, -9223372036854775807",
    "9007199254740993, 9007199254740994",
  })
  void numbersReachBothEnds(long from, long to) {
    Given given = new Given(42, "test");
    assertThat(LongStream.range(0, 100).mapToObj(i -> given.number(from, to)))
        .containsOnly(from, to);
  }

  @Test
  void oneNumberIsItself() {
    assertThat(new Given(42, "test").number(7, 7)).isEqualTo(7);
    assertThat(new Given(42, "test").number(Long.MAX_VALUE, Long.MAX_VALUE))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void textIsAwkward() {
    String text = new Given(42, "test").text();
    assertThat(text)
        .contains(" ", "\"", "\n", "\t", "\\")
        .matches(t -> t.codePoints().anyMatch(c -> c > 127));
  }

  @Test
  void localesAndZonesVary() {
    Set<String> locales = of(given -> given.locale().getLanguage());
    Set<TimeZone> zones = of(Given::timeZone);
    assertThat(locales).contains("tr", "ar", "hi", "en");
    assertThat(zones).hasSizeGreaterThan(3).doesNotContain(TimeZone.getTimeZone("GMT"));
    assertThat(String.format(Locale.forLanguageTag("ar-EG-u-nu-arab"), "%d", 1)).isEqualTo("١");
  }

  private static <T> Set<T> of(Function<Given, T> value) {
    return IntStream.range(0, 200)
        .mapToObj(seed -> value.apply(new Given(seed, "test")))
        .collect(Collectors.toSet());
  }
}
