package handson.redis.datatypes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A user account, without a password. No text is null; each may be empty but the name.
 *
 * @param name the login name
 * @param uid the user's number
 * @param gid the number of the user's first group
 * @param gecos a comment, as a rule the full name
 * @param home the home directory
 * @param shell what a login starts; by convention empty means {@code /bin/sh}
 */
public record Account(String name, long uid, long gid, String gecos, String home, String shell) {

  /** The fields of its hash: named as the components, numbers in decimal digits. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("uid", Long.toString(uid));
    fields.put("gid", Long.toString(gid));
    fields.put("gecos", gecos);
    fields.put("home", home);
    fields.put("shell", shell);
    return fields;
  }

  /**
   * The account of a hash; fields that it does not know are ignored.
   *
   * @param key where the fields come from, for the message
   * @throws IllegalStateException where a field is missing, or a number is none
   */
  public static Account of(String key, Map<String, String> fields) {
    return new Account(
        field(key, fields, "name"),
        number(key, fields, "uid"),
        number(key, fields, "gid"),
        field(key, fields, "gecos"),
        field(key, fields, "home"),
        field(key, fields, "shell"));
  }

  private static String field(String key, Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .orElseThrow(() -> new IllegalStateException(
            "%s holds no account: it has no field %s.".formatted(key, name)));
  }

  private static long number(String key, Map<String, String> fields, String name) {
    String text = field(key, fields, name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(
          "%s holds no account: its %s is '%s'.".formatted(key, name, text), e);
    }
  }
}
