package handson.redis.cli.grade;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/** The supertypes of a submission's classes and of all that they refer to. */
final class Hierarchy {
  private final Map<String, ClassReader> own;
  private final ClassLoader others;

  /**
   * @param own the submission's classes
   * @param others knows the rest; nothing of it is initialized here
   */
  Hierarchy(Map<String, ClassReader> own, ClassLoader others) {
    this.own = own;
    this.others = others;
  }

  /** A class with all its supertypes. */
  Set<String> of(String name) {
    Set<String> all = new LinkedHashSet<>();
    collect(name, all);
    return all;
  }

  private void collect(String name, Set<String> all) {
    if (name == null || !all.add(name)) {
      return;
    }
    ClassReader reader = own.get(name);
    if (reader != null) {
      collect(dotted(reader.getSuperName()), all);
      Arrays.stream(reader.getInterfaces()).map(Hierarchy::dotted).forEach(i -> collect(i, all));
      return;
    }
    Class<?> type = load(name);
    if (type != null) {
      collect(type.getSuperclass() == null ? null : type.getSuperclass().getName(), all);
      Arrays.stream(type.getInterfaces()).forEach(i -> collect(i.getName(), all));
    }
  }

  /**
   * Whether a class declares a member of this name.
   *
   * @param calledOn the class that is named where it is called: a constructor is nobody else's
   */
  boolean declares(String name, String member, String calledOn) {
    if (member.equals("<init>")) {
      return name.equals(calledOn);
    }
    Class<?> type = load(name);
    return type == null
        || Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.getName().equals(member))
        || Arrays.stream(type.getDeclaredFields()).anyMatch(f -> f.getName().equals(member));
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, false, others);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  private static String dotted(String internal) {
    return internal == null ? null : internal.replace('/', '.');
  }
}
