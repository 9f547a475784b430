package handson.redis.expire;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tokens for a link in a mail: to confirm an address, to reset a password. Each is good once, for a
 * while, for one purpose.
 *
 * <p>A token stands for a subject, a user's id for instance. Redis holds the subject under {@link
 * #key}: the purpose and the token's SHA-256, never the token, with a time to live. Who reads Redis,
 * its log or its backup cannot redeem anything: that takes the token, and no way leads back to it.
 * (The plain hash is enough because a token has 256 random bits. A password has few, and needs a
 * slow hash with a salt.)
 *
 * <p>A token is redeemed at most once, however many try at the same moment. Each method acts in one
 * atomic step of the server, so no key is ever without a time to live. Where an answer is lost on
 * its way, a token may be used up without anybody having the subject: then issue a new one; the
 * other way round it could be used twice.
 *
 * <p>Another {@code null} is a {@link NullPointerException} before Redis is asked.
 *
 * <p>Commands: SET with NX and PX, GETDEL (since Redis 6.2), each O(1).
 *
 * @see <a href="https://redis.io/docs/latest/commands/getdel/">GETDEL</a>
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Forgot_Password_Cheat_Sheet.html">OWASP:
 *     forgotten passwords</a>
 */
public interface OneTimeTokens {
  /** How many tokens a source gives until one is free; a good one needs a single try. */
  int TRIES = 3;

  /**
   * Issues a token. One that is in use for this purpose stays as it is, and the source is asked for
   * another.
   *
   * @param purpose what it is good for
   * @param subject whom it stands for; may be empty
   * @param timeToLive from now, 1 ms to {@link TimeToLive#LONGEST}
   * @param source of tokens
   * @return a token that nobody had
   * @throws IllegalArgumentException where the time to live is out of range; nothing is issued
   * @throws IllegalStateException where the source gave {@link #TRIES} tokens that are all in use
   */
  Token issue(String purpose, String subject, Duration timeToLive, Supplier<Token> source);

  /** Issues a random token. */
  default Token issue(String purpose, String subject, Duration timeToLive) {
    return issue(purpose, subject, timeToLive, Token::random);
  }

  /**
   * Redeems a token, which is used up with that.
   *
   * @param token what somebody sent: any text at all, or null. One that is not of a token's form is answered
   *     without asking Redis
   * @return the subject; empty where the token is malformed, unknown, expired, used up or for
   *     another purpose: the answer does not say which, and the token of another purpose stays good
   */
  Optional<String> redeem(String purpose, String token);

  /** The key of a token, for implementations. */
  static String key(String purpose, Token token) {
    return requireNonNull(purpose) + ":" + token.sha256();
  }

  /** The failure of a source that repeats itself, for implementations. */
  static IllegalStateException noFreeToken() {
    return new IllegalStateException("The source gave "
        + TRIES
        + " tokens that are all in use: it is not random. Take Token::random.");
  }
}
