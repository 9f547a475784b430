package handson.redis.expire.decoy;

import handson.redis.expire.Script;

/** A right script in which one part is replaced: a decoy shows its mistake, and nothing else. */
final class Mutant {
  private Mutant() {}

  /**
   * @param name of the right script
   * @throws IllegalStateException where the script has no such part
   */
  static String of(String name, String part, String mistake) {
    String right = Script.read(name).text();
    if (!right.contains(part)) {
      throw new IllegalStateException(name + " has no " + part);
    }
    return right.replace(part, mistake);
  }
}
