package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReceivedCommandTest {

  @Test
  void readsALineOfMonitor() {
    ReceivedCommand command =
        received("1339518083.107412 [0 127.0.0.1:60866] \"set\" \"key\" \"1\"");
    assertThat(command.client()).isEqualTo("127.0.0.1:60866");
    assertThat(command.arguments()).containsExactly("set", "key", "1");
    assertThat(command.name()).isEqualTo("SET");
    assertThat(command.isFromScript()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:1, false",
    "[::1]:52154, false",
    "lua, true",
    "unix:/tmp/redis.sock, false",
    "unix:/tmp/a folder/redis.sock, false",
  })
  void knowsEveryKindOfClient(String client, boolean script) {
    ReceivedCommand command = received("1339518083.107412 [15 " + client + "] \"get\" \"] \\\"\"");
    assertThat(command.client()).isEqualTo(client);
    assertThat(command.arguments()).containsExactly("get", "] \"");
    assertThat(command.isFromScript()).isEqualTo(script);
  }

  @Test
  void undoesEveryEscape() {
    assertThat(argument("\\\"quoted\\\" \\\\ \\n\\r\\t\\a\\b\\x00"))
        .isEqualTo("\"quoted\" \\ \n\r\t\u0007\b\u0000");
  }

  @Test
  void readsTextBeyondAscii() {
    assertThat(argument("\\xc3\\xa9\\xe6\\x97\\xa5\\xe6\\x9c\\xac\\xf0\\x9f\\x90\\x89"))
        .isEqualTo("é日本🐉");
  }

  @Test
  void showsBytesThatAreNoText() {
    assertThat(argument("a\\xff\\xc3\\x01b")).isEqualTo("a\\xff\\xc3\\x01b");
  }

  @Test
  void readsALineAsItComes() {
    assertThat(received("+1.1 [0 a:1] \"set\" \"k\" \"v\"\r\n").arguments())
        .containsExactly("set", "k", "v");
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, CLIENT, true",
    "client, CLIENT, true",
    "Client, CLIENT, true",
    "clients, CLIENT, false",
    "clien, CLIENT, false",
    "echo, CLIENT, false",
  })
  void knowsANameInWhateverCase(String sent, String asked, boolean same) {
    String line = "1.1 [0 a:1] \"" + sent + "\"";
    assertThat(MonitorLine.of(line.getBytes(StandardCharsets.US_ASCII)).isNamed(asked))
        .isEqualTo(same);
  }

  @Test
  void keepsAnEmptyArgument() {
    assertThat(received("1.1 [0 a:1] \"set\" \"\" \"\"").arguments())
        .containsExactly("set", "", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "1.1 [0 a:1]", "1.1 [0 a:1] set"})
  void refusesOtherLines(String line) {
    assertThatThrownBy(() -> received(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a line of MONITOR: " + line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "AUTH", "client", "select", "READONLY", "quit"})
  void knowsAHandshake(String name) {
    assertThat(received("1.1 [0 a:1] \"" + name + "\" \"x\"").isHandshake()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "key, GET key",
        "\\xc3\\xa9\\xf0\\x9f\\x90\\x89, GET é🐉",
        "two words, `GET \"two words\"`",
        "\\\"so\\\", `GET '\"so\"'`",
        "\\\"it's\\\", `GET \"\\\"it's\\\"\"`",
        "a\\nb\\r\\t, `GET \"a\\nb\\r\\t\"`",
        // A terminal would obey it.
        "\\x1b[31mred, `GET \"\\x1b[31mred\"`",
      })
  void isShownAsOneWouldTypeIt(String escaped, String shown) {
    assertThat(received("1.1 [0 a:1] \"get\" \"" + escaped + "\"")).hasToString(shown);
  }

  @Test
  void showsAnEmptyArgument() {
    assertThat(received("1.1 [0 a:1] \"set\" \"k\" \"\"")).hasToString("SET k \"\"");
  }

  @Test
  void cutsLongArgumentsBetweenLetters() {
    String dragons = "\\xf0\\x9f\\x90\\x89".repeat(61);
    assertThat(received("1.1 [0 a:1] \"get\" \"" + dragons + "\""))
        .hasToString("GET " + "🐉".repeat(57) + "...");
  }

  @Test
  void showsTheFirstOfManyArguments() {
    assertThat(received("1.1 [0 a:1] \"mget\"" + " \"k\"".repeat(16)))
        .hasToString("MGET" + " k".repeat(16));
    assertThat(received("1.1 [0 a:1] \"sadd\"" + " \"k\"".repeat(1_017)))
        .hasToString("SADD k k k k k ... 1,012 more");
  }

  @Test
  void namesAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(received("1.1 [0 a:1] \"incr\" \"i\"").name()).isEqualTo("INCR");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void readsALongValueWhole() {
    String value = "x".repeat(1_000_000);
    assertThat(argument(value)).isEqualTo(value);
  }

  private static ReceivedCommand received(String line) {
    return MonitorLine.of(line.getBytes(StandardCharsets.US_ASCII)).received();
  }

  private static String argument(String escaped) {
    return received("1.1 [0 a:1] \"get\" \"" + escaped + "\"").arguments().get(1);
  }
}
