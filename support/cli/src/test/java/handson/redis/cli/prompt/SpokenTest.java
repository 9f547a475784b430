package handson.redis.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpokenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AUTH geheim",
        "auth me geheim",
        "3 AUTH geheim",
        "HELLO 3 AUTH me geheim",
        "ACL SETUSER me on >geheim",
        "config set requirepass geheim",
        "CONFIG SET maxmemory 0 masterauth geheim",
        "CONFIG SET tls-key-file-pass geheim",
        "MIGRATE h 1 k 0 1 AUTH geheim",
        "MIGRATE h 1 k 0 1 AUTH2 me geheim"
      })
  void knowsWhatMayHoldAPassword(String line) {
    assertThat(spoken(line).isSecret()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET author", "SET a authentic", "CONFIG GET maxmemory", "ACL LIST"})
  void keepsTheRest(String line) {
    assertThat(spoken(line).isSecret()).isFalse();
  }

  private static Spoken spoken(String line) {
    return Spoken.of(Quoting.split(line).orElseThrow());
  }
}
