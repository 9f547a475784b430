package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApproximateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // A tenth more or less, and the column that a digit more makes narrower.
        "set ~1,000 bytes|set ~1,100 bytes|set ~1,000 bytes",
        "set  ~990 bytes|set ~1,010 bytes|set  ~990 bytes",
        // More than that.
        "set ~1,000 bytes|set ~1,101 bytes|set ~1,101 bytes",
        "set ~1,000 bytes|set ~899 bytes|set ~899 bytes",
        // Each number has its own place, and only what is marked is approximate.
        "~10 and ~200|~11 and ~250|~10 and ~250",
        "1,000 of ~10|1,001 of ~10|1,001 of ~10",
        "none|~10|~10",
        "~10|none|none",
      })
  void takesTheGuidesNumberWhereItIsClose(String guide, String ran, String compared) {
    assertThat(Approximate.like(guide, ran)).isEqualTo(compared);
  }
}
