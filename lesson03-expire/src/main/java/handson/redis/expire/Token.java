package handson.redis.expire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A secret that nobody can guess: 256 random bits, as 43 letters that may stand in a URL or in a
 * cookie.
 *
 * @param text base64 with the URL's alphabet, without padding
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-5">RFC 4648, base64url</a>
 */
public record Token(String text) {
  private static final int BYTES = 32;
  // 43 letters are 258 bits: the last two are 0, so few letters can be the last.
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

  /**
   * @throws IllegalArgumentException where the text is no token; it does not say the text, which
   *     may be a secret that was mistyped
   */
  public Token {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A token is 43 letters of base64url, and this text of %d is none."
              .formatted(text.length()));
    }
  }

  // snippet: random
  /** A new token, which nobody can guess. */
  public static Token random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
  // end

  /**
   * Reads what somebody sent.
   *
   * @param text may be anything, also null
   * @return empty where it is not of a token's form
   */
  public static Optional<Token> parse(String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(new Token(text))
        : Optional.empty();
  }

  /** Its SHA-256 in hexadecimal: tells tokens apart, and does not lead back to the token. */
  public String sha256() {
    return sha256(text);
  }

  // snippet: sha256
  /** The SHA-256 of a text, in hexadecimal. */
  static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
  // end

  /** Does not say the secret, which would end in a log. */
  @Override
  public String toString() {
    return "Token[43 letters]";
  }
}
