package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TokenTest {
  private static final String TEXT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  @Test
  void randomTokensUseAllOfTheir256Bits() {
    BitSet ones = new BitSet();
    BitSet zeros = new BitSet();
    Set<Token> tokens = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Token token = Token.random();
      tokens.add(token);
      BitSet bits = BitSet.valueOf(Base64.getUrlDecoder().decode(token.text()));
      ones.or(bits);
      bits.flip(0, 256);
      zeros.or(bits);
    }

    assertThat(tokens).hasSize(200);
    assertThat(ones.cardinality()).as("bits that were 1 in some").isEqualTo(256);
    assertThat(zeros.cardinality()).as("bits that were 0 in some").isEqualTo(256);
  }

  @Test
  void theHashIsTheUsualOne() {
    // printf %s AAEC...Hh8 | sha256sum
    assertThat(new Token(TEXT).sha256())
        .isEqualTo("ea866a757e4c38babfa8127cbe9a409d3e1f93a00ff1488ff735fcf917afffd0");
  }

  @Test
  void itsSecretIsInNoText() {
    assertThat(new Token(TEXT)).asString().doesNotContain(TEXT.substring(0, 4));
    String mistyped = TEXT.substring(1);
    assertThatThrownBy(() -> new Token(mistyped))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("42")
        .hasMessageNotContaining(mistyped);
  }

  @Test
  void onlyWhatEncodes256BitsIsAToken() {
    assertThat(Token.parse(TEXT)).contains(new Token(TEXT));
    assertThat(Token.parse(null)).isEmpty();
    assertThat(Token.parse(TEXT + "=")).isEmpty();
    assertThat(Token.parse(TEXT.substring(0, 42) + "9")).isEmpty();
    assertThat(Token.parse(TEXT.replace('8', '/'))).isEmpty();
  }
}
