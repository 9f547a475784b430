package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepeatingScanTest {
  private final RepeatingScan scan = new RepeatingScan();

  @Test
  void theSecondPageOfKeysIsTheFirstAgain() {
    assertThat(scan.command(List.of("scan", "0", "COUNT", "9"))).containsSequence("scan", "0");
    assertThat(scan.command(List.of("scan", "7", "COUNT", "9")))
        .containsExactly("scan", "0", "COUNT", "9");
    assertThat(scan.command(List.of("scan", "7", "COUNT", "9"))).containsSequence("scan", "7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HSCAN", "SSCAN", "ZSCAN"})
  void soIsThatOfAKeysElements(String name) {
    assertThat(scan.command(List.of(name, "5", "0"))).containsExactly(name, "5", "0");
    assertThat(scan.command(List.of(name, "5", "7"))).containsExactly(name, "5", "0");
    assertThat(scan.command(List.of(name, "5", "7"))).containsExactly(name, "5", "7");
  }

  @Test
  void otherCommandsStayAsTheyAre() {
    assertThat(scan.command(List.of("HGET", "key", "field")))
        .containsExactly("HGET", "key", "field");
  }
}
