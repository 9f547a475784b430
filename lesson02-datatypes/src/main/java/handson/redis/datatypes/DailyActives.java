package handson.redis.datatypes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Who was active on which day, one bit for each user.
 *
 * <p>A day of a site is one key, {@code SITE:2026-03-01}, with the date in ISO form. Its value is a
 * string that is used as a bitmap: bit 7 belongs to user 7, bit 0 is the highest bit of the first
 * byte, and a bit that is 1 says that the user was there. A day without a visit has no key, and
 * counts as a bitmap of zeros.
 *
 * <p>A bitmap reaches from user 0 to the highest number that was ever set, so it takes a byte for
 * every eight numbers up to there, used or not: dense numbers from 0 are a requirement. User
 * 4,294,967,295 alone costs 512 MB, allocated at once, while all other clients wait.
 *
 * <p>Every change is one atomic step in the server. What combines several days is done there too,
 * and does not leave a key behind, whatever happens in the middle: an intermediate result has a
 * name of its own in each call, which starts with {@code SITE:} and no other key has, and it is
 * made, read and deleted in one step.
 *
 * <p>Where a key that is read or changed holds no string, the methods throw {@link
 * IllegalStateException} with its name; those for several days name all that they asked for. Where
 * a user's number is out of range, {@link IllegalArgumentException}, before Redis is asked.
 *
 * <p>Commands: SETBIT, GETBIT, STRLEN: O(1), but SETBIT beyond the end allocates all bytes up to
 * there; BITCOUNT, BITOP, GET: O(N) for N bytes.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/bitmaps/">Bitmaps</a>
 */
public interface DailyActives {
  /** The highest user number: the last bit of a string of 512 MB, the longest in Redis. */
  long HIGHEST_USER = (1L << 32) - 1;

  /**
   * Notes that a user was there. Of several visits at the same moment exactly one is the first.
   *
   * @param user 0 to {@link #HIGHEST_USER}
   * @return whether this was the user's first visit on that day
   */
  boolean visit(String site, LocalDate day, long user);

  /**
   * Whether a user was there; asking creates no key.
   *
   * @param user 0 to {@link #HIGHEST_USER}
   */
  boolean wasActive(String site, LocalDate day, long user);

  /** How many users were there on a day. */
  long count(String site, LocalDate day);

  /** How many bytes the bitmap of a day has; 0 where nobody was there. */
  long bytes(String site, LocalDate day);

  /**
   * How many users were there on every one of the days. Only the number leaves the server.
   *
   * @param days at least one; repetitions do not matter
   * @throws IllegalArgumentException where there is none
   */
  long countOnAll(String site, List<LocalDate> days);

  /**
   * How many users were there on one of the days or more; nobody counts twice. Only the number
   * leaves the server.
   *
   * @param days at least one; repetitions do not matter
   * @throws IllegalArgumentException where there is none
   */
  long countOnAny(String site, List<LocalDate> days);

  /**
   * Who was there on every one of the days. One bitmap leaves the server, however many days there
   * are.
   *
   * @param days at least one; repetitions do not matter
   * @return the users' numbers, ascending
   * @throws IllegalArgumentException where there is none
   */
  List<Long> usersOnAll(String site, List<LocalDate> days);

  /** The key of a day, for implementations. */
  static String key(String site, LocalDate day) {
    return site + ":" + day;
  }

  /**
   * The keys of several days, for implementations.
   *
   * @throws IllegalArgumentException where there is no day
   */
  static String[] keys(String site, List<LocalDate> days) {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("There is no day; name at least one.");
    }
    return days.stream().map(day -> key(site, day)).toArray(String[]::new);
  }

  /** The numbers of the bits that are 1, ascending, for implementations. */
  static List<Long> users(byte[] bitmap) {
    List<Long> users = new ArrayList<>();
    for (long user = 0; user < 8L * bitmap.length; user++) {
      if ((bitmap[(int) (user / 8)] & 0x80 >> user % 8) != 0) {
        users.add(user);
      }
    }
    return users;
  }

  /**
   * The check of a user's number, for implementations.
   *
   * @return the number
   * @throws IllegalArgumentException where it is not between 0 and {@link #HIGHEST_USER}
   */
  static long inRange(long user) {
    if (user < 0 || user > HIGHEST_USER) {
      throw new IllegalArgumentException(
          "User " + user + " has no bit; give 0 to " + HIGHEST_USER + ".");
    }
    return user;
  }
}
