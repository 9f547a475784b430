package handson.redis.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotingTest {

  @Test
  void splitsAtSpaces() {
    assertThat(words("  SET\ta  1 ")).containsExactly("SET", "a", "1");
    assertThat(words(" \t ")).isEmpty();
  }

  @Test
  void readsEscapesBetweenDoubleQuotes() {
    assertThat(words("ECHO \"a b\" \"\" \"\\x41\\n\\\"\\\\\\q\\x4z\""))
        .containsExactly("ECHO", "a b", "", "A\n\"\\qx4z");
    assertThat(Quoting.split("\"\\x00\\xff\"").orElseThrow().get(0)).containsExactly(0, 255);
  }

  @Test
  void readsSingleQuotesAsTheyAre() {
    assertThat(words("ECHO 'it\\'s' 'a\\n\"b'")).containsExactly("ECHO", "it's", "a\\n\"b");
  }

  @Test
  void aQuoteMayOpenInTheMiddleOfAWord() {
    assertThat(words("a\"b c\"")).containsExactly("ab c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET \"a", "GET 'a", "GET \"a\"b", "GET 'a'b", "GET \"a\\", "GET \""})
  void refusesUnbalancedQuotes(String line) {
    assertThat(Quoting.split(line)).isEmpty();
  }

  @Test
  void whatItQuotesItReadsBack() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Optional<List<byte[]>> read = Quoting.split(Quoting.quoted(all));

    assertThat(read.orElseThrow()).hasSize(1);
    assertThat(read.get().get(0)).isEqualTo(all);
  }

  private static List<String> words(String line) {
    return Quoting.split(line).orElseThrow().stream()
        .map(word -> new String(word, StandardCharsets.UTF_8))
        .toList();
  }
}
