package handson.redis.datatypes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The user accounts of a machine, one hash each: an object whose fields can be read and changed one
 * by one.
 *
 * <p>The key of an account is the prefix and the login name, {@code user:ann} for {@code ann} under
 * {@code user:}. Its fields are those of {@link Account#fields()}: name, uid, gid, gecos, home and
 * shell, as plain text. A hash without fields does not exist, so an absent account and an empty
 * hash are the same, and HGETALL answers with nothing for both.
 *
 * <p>Every change of one account is one atomic step: whoever reads sees all of it or none. Calls
 * may come from several threads, and each gets its own answers. Methods for many accounts take few
 * round trips, with at most {@value #MOST_AT_ONCE} accounts on their way at once, and send nothing
 * for an empty list; they are not atomic as a whole. Where a key holds something else than a hash,
 * the methods that read or change it throw what the client throws; {@link #load} replaces it,
 * and {@link #remove} deletes it, whatever it is.
 *
 * <p>Commands: HSET, HGETALL and HMGET, O(n) for n fields; DEL, O(n) for a hash of n fields; EXISTS,
 * O(1); what belongs together in MULTI and EXEC or in a script.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/hashes/">Hashes</a>
 */
public interface AccountDirectory {
  /** How many accounts are on their way at once at most. */
  int MOST_AT_ONCE = 500;

  /**
   * Writes accounts, all fields of one with one HSET. What an account's key held before is
   * replaced as a whole: a field that the new account does not have is gone, a time to live too.
   * Where a name comes more than once, the last one counts.
   */
  void load(String prefix, List<Account> accounts);

  /**
   * Reads an account, all fields at the same moment.
   *
   * @return empty where there is no such account
   * @throws IllegalStateException with the key's name, where a field is missing or a number is none
   */
  Optional<Account> find(String prefix, String name);

  /**
   * Reads where accounts start, home and shell and no other field, in few round trips.
   *
   * @return one for each name, in the order of the names; a name may come more than once
   */
  List<Login> logins(String prefix, List<String> names);

  /**
   * Changes the shell of an account and nothing else: other fields stay as they are at that moment,
   * and so does the time to live. An account that does not exist is not created, not even where it
   * is removed during this call.
   *
   * @return whether there is such an account
   */
  boolean changeShell(String prefix, String name, String shell);

  /**
   * Removes an account with all that is in its hash.
   *
   * @return whether there was one; of several callers at once, one is told so
   */
  boolean remove(String prefix, String name);

  /**
   * Where an account starts.
   *
   * @param name the login name
   * @param home empty where the hash has no such field, as for an absent account
   * @param shell the same; a field with an empty text is not empty
   */
  record Login(String name, Optional<String> home, Optional<String> shell) {}

  /**
   * The items in their order, in lists of {@link #MOST_AT_ONCE}, the last one of what is left; for
   * implementations.
   */
  static <T> List<List<T>> batches(Collection<T> items) {
    List<T> all = List.copyOf(items);
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
      batches.add(all.subList(from, Math.min(from + MOST_AT_ONCE, all.size())));
    }
    return batches;
  }
}
