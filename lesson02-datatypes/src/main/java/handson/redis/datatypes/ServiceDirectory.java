package handson.redis.datatypes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who listens on which port: a list of names for each port and protocol, the official name first,
 * then the aliases. {@link ServicesFile} reads them from a file.
 *
 * <p>A list is a key, {@code PREFIX22/tcp}, whose names are its elements, as UTF-8 text. A port
 * that is not known has no key: Redis removes a list with its last element, and no method creates a
 * list but {@link #load}. A list takes any element, also one that it holds already; the methods
 * refuse no name that stands there twice.
 *
 * <p>Each change of a list is one atomic step in the server: nobody sees a list that is half
 * written, and no change is lost, whoever else changes the list at the same moment. Where a key
 * holds something else than a list, {@link #load} replaces it, and the other methods end with the
 * client's exception for Redis' {@code WRONGTYPE}.
 *
 * <p>Commands: DEL and RPUSH, O(N) for N names, in a transaction; LRANGE, O(N); LINDEX 0, RPUSHX of
 * one name, O(1); LPOS, LINSERT, LREM, O(N), since Redis looks at the elements one after the other.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/lists/">Lists</a>
 * @see <a href="https://redis.io/docs/latest/develop/using-commands/transactions/">Transactions</a>
 */
public interface ServiceDirectory {

  /**
   * Writes the list of each service; its key is {@link Service#key}. What a key held is replaced,
   * its type and its time to live included, so loading twice gives the same as loading once. Keys
   * of other ports stay as they are. Each list changes in one step.
   *
   * <p>The number of round trips does not grow with each service: at least 100 services go together
   * (all of them, if the implementation likes).
   *
   * @param prefix what the keys start with
   * @param services may be empty; of two for the same port and protocol the later counts
   */
  void load(String prefix, List<Service> services);

  /**
   * Reads all names of a port.
   *
   * @param key the port's list
   * @return the official name, then the aliases; empty where the port is not known
   */
  List<String> names(String key);

  /**
   * Reads the first name only.
   *
   * @return empty where the port is not known
   */
  Optional<String> officialName(String key);

  /**
   * Looks for a name; the server does, and sends no names.
   *
   * @return the place where it stands first, 0 for the official name; empty where it does not stand
   *     there, or the port is not known
   */
  OptionalInt position(String key, String name);

  /**
   * Adds an alias behind all other names, where the port is known.
   *
   * @return false where the port is not known; then nothing is written
   */
  boolean addAlias(String key, String alias);

  /**
   * Adds an alias right before another name; before the official name it becomes the official one.
   *
   * @param name where it stands several times, the first counts
   * @return false where there is no such name, or the port is not known; then nothing is written
   */
  boolean addAliasBefore(String key, String name, String alias);

  /**
   * Removes a name, wherever and however often it stands. Where it was the official name, the next
   * one becomes so; where it was the only one, the port is not known any more.
   *
   * @return whether it stood there
   */
  boolean remove(String key, String name);
}
