package handson.redis.cli.grade;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals lines with a secret and their number, so that nobody without the secret writes one, and
 * nobody repeats, leaves out or swaps any.
 */
final class Seal {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;
  private long number;

  /**
   * @param secret not kept here; its owner wipes it
   */
  Seal(byte[] secret) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
    }
  }

  /** The next line, with its seal before it. */
  synchronized String seal(String line) {
    return next(line) + " " + line;
  }

  /** The line without its seal; empty where it is not the next one that was sealed. */
  synchronized Optional<String> open(String sealed) {
    int space = sealed.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    String line = sealed.substring(space + 1);
    String wanted = next(line);
    if (MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8),
        sealed.substring(0, space).getBytes(StandardCharsets.UTF_8))) {
      return Optional.of(line);
    }
    number--;
    return Optional.empty();
  }

  private String next(String line) {
    return HexFormat.of()
        .formatHex(mac.doFinal((number++ + " " + line).getBytes(StandardCharsets.UTF_8)));
  }
}
