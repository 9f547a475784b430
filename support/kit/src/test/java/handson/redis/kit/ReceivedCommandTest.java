package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReceivedCommandTest {

  @Test
  void aLongValueIsReadWhole() {
    String value = "x".repeat(1_000_000);

    ReceivedCommand set =
        ReceivedCommand.parse("1.5 [0 127.0.0.1:6] \"SET\" \"key\" \"" + value + "\\\"\\xff\"");

    assertThat(set.arguments()).hasSize(3);
    assertThat(set.arguments().get(2)).hasSize(value.length() + "\"\\xff".length());
  }

  @Test
  void controlCharactersAreShownAsEscapes() {
    ReceivedCommand set =
        ReceivedCommand.parse("1.5 [0 127.0.0.1:6] \"set\" \"key\" \"a\\r\\n\\t\\x1b[2J\\a\"");

    assertThat(set).hasToString("SET key a\\r\\n\\t\\x1b[2J\\x07");
  }

  @Test
  void jsonIsShownBetweenSingleQuotes() {
    ReceivedCommand set =
        ReceivedCommand.parse("1.5 [0 127.0.0.1:6] \"set\" \"k\" \"{\\\"a\\\":1}\"");

    assertThat(set).hasToString("SET k '{\"a\":1}'");
  }
}
