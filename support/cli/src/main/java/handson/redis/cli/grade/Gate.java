package handson.redis.cli.grade;

import handson.redis.kit.Implementation;
import handson.redis.kit.Topic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;

/**
 * Looks at an exercise's class files before they run: at what they define and at everything that
 * they refer to. Javac wrote them, so there is nothing in them that no Java source can say.
 */
final class Gate {
  // Beside the contract: its values, and what all solutions share. Not what grades and shows them.
  private static final Pattern NOT_FOR_SOLUTIONS = Pattern.compile(".*(Test|Tour|Lesson)(\\$.*)?");

  private final AllowList allowed = AllowList.load();

  /**
   * All that an exercise may not do; empty where it may run.
   *
   * @param classes its class files, by name
   */
  List<Breach> breaches(Topic topic, Map<String, byte[]> classes) {
    String mainClass = Implementation.className(topic.contract(), Implementation.EXERCISE);
    String home = mainClass.substring(0, mainClass.lastIndexOf('.') + 1);
    String file = topic.exerciseFile().substring(topic.exerciseFile().lastIndexOf('/') + 1);
    List<Breach> breaches = new ArrayList<>();
    classes.keySet().stream()
        .sorted()
        .filter(name -> !name.startsWith(home) || name.indexOf('.', home.length()) >= 0)
        .map(name -> "it defines %s; an exercise's classes stand in the package %s"
            .formatted(name, home.substring(0, home.length() - 1)))
        .forEach(what -> breaches.add(new Breach(file, 0, what)));
    breaches.addAll(references(topic.contract(), classes));
    return breaches;
  }

  /** All that some classes refer to and may not. */
  List<Breach> references(Class<?> contract, Map<String, byte[]> classes) {
    Map<String, ClassReader> readers = new TreeMap<>();
    classes.forEach((name, bytes) -> readers.put(name, new ClassReader(bytes)));
    Hierarchy hierarchy = new Hierarchy(readers, contract.getClassLoader());
    String contracts = contract.getPackageName() + ".";
    Set<Breach> breaches = new LinkedHashSet<>();
    readers
        .values()
        .forEach(reader -> References.of(reader, reference -> {
          String problem = problem(reference, readers.keySet(), contracts, hierarchy);
          if (problem != null) {
            breaches.add(new Breach(reference.file(), reference.line(), problem));
          }
        }));
    return List.copyOf(breaches);
  }

  private String problem(
      References.Reference reference, Set<String> own, String contracts, Hierarchy hierarchy) {
    String type = reference.type();
    if (reference.member() == null) {
      return isAllowed(type, own, contracts) ? null : type;
    }
    if (!isAllowed(type, own, contracts)) {
      return type + "." + reference.member();
    }
    // A member is as restricted as where it was declared, whoever it is called on.
    return hierarchy.of(type).stream()
        .filter(allowed::isRestricted)
        .filter(declaring -> !allowed.allowsMember(declaring, reference.member()))
        .filter(declaring -> hierarchy.declares(declaring, reference.member(), type))
        .findFirst()
        .map(declaring -> declaring + "." + reference.member())
        .orElse(null);
  }

  private boolean isAllowed(String type, Set<String> own, String contracts) {
    if (own.contains(type) || allowed.allowsClass(type)) {
      return true;
    }
    boolean besideTheContract =
        type.startsWith(contracts) && type.indexOf('.', contracts.length()) < 0;
    return besideTheContract && !NOT_FOR_SOLUTIONS.matcher(type).matches();
  }
}
