package handson.redis.expire;

import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Notes that Redis takes away by itself: texts with a time to live.
 *
 * <p>A note is a string key. Redis keeps the instant at which it expires, by its own clock, so the
 * clocks of the programs do not matter, and a restart of the server does not prolong anything. From
 * that instant on nobody can read the note, whether its memory has been freed yet or not. A note
 * without a time to live stays.
 *
 * <p>A time to live is exact to the millisecond. It has to be 1 ms or more and {@link
 * TimeToLive#LONGEST} or less, else it is an {@link IllegalArgumentException} and the note stays as
 * it was; what is finer than a millisecond is cut off.
 *
 * <p>Every method is one atomic step in the server: nobody ever sees a note that has its text and
 * not yet its time to live, and a program that dies leaves none behind. Where a method decides by
 * what the note is, it decides in the same step.
 *
 * <p>A {@code null} argument is a {@link NullPointerException} before Redis is asked: clients do not
 * agree on what it means.
 *
 * <p>Commands: SET with PX or with XX and KEEPTTL, GET, GETEX, PTTL, PEXPIRE with NX, XX, GT or LT
 * (since Redis 7.0), PEXPIREAT, PERSIST, RENAME, each O(1).
 *
 * @see <a href="https://redis.io/docs/latest/commands/expire/">EXPIRE, and how keys expire</a>
 * @see <a href="https://redis.io/docs/latest/commands/set/">SET</a>
 */
public interface ExpiringNotes {

  /**
   * Writes a note. What was there is replaced, its time to live included.
   *
   * @param timeToLive from now
   */
  void write(String note, String text, Duration timeToLive);

  /**
   * Reads a note; it lives no longer for that.
   *
   * @return empty where there is none
   */
  Optional<String> read(String note);

  /**
   * Reads a note, and gives it a new time to live: who is read stays.
   *
   * @param timeToLive from now, be it longer or shorter than what was left
   * @return empty where there is none
   */
  Optional<String> readAndRenew(String note, Duration timeToLive);

  /**
   * Replaces the text of a note; it expires when it would have expired, or never. A note that is
   * gone stays gone.
   *
   * @return whether there was one
   */
  boolean edit(String note, String text);

  /** How long a note still lives. */
  Lifetime lifetime(String note);

  /**
   * Gives a note a new time to live, where a condition holds.
   *
   * @param timeToLive from now
   * @return whether it has it now; false where there is no note or the condition does not hold, and
   *     then all stays as it was
   */
  boolean expireIn(String note, Duration timeToLive, When when);

  /**
   * Lets a note expire at an instant, whatever its time to live was. One that is past deletes it.
   *
   * @param instant by the server's clock; what is finer than a millisecond is cut off
   * @return whether there was a note
   * @throws ArithmeticException where the milliseconds since 1970 are more than a long can hold
   */
  boolean expireAt(String note, Instant instant);

  /**
   * Takes the time to live away: the note stays for ever.
   *
   * @return whether it had one; false where there is no note
   */
  boolean keep(String note);

  /**
   * Gives a note another name. Its time to live goes along, and replaces that of a note that has
   * the name already: one that never expired may expire then, and the other way round. A note that
   * is renamed to its own name stays as it is.
   *
   * @throws NoSuchElementException with the note's name where there is none; the target stays as it
   *     was
   */
  void rename(String note, String target);

  /** The condition of a new time to live. */
  enum When {
    /** The note never expires (NX). */
    ENDLESS,
    /** The note expires (XX). */
    EXPIRING,
    /** It will expire later than now (GT): never where it never expires, as nothing is later. */
    LATER,
    /** It will expire earlier than now (LT): always where it never expires. */
    EARLIER
  }
}
