package handson.redis.cli.grade;

import handson.redis.cli.grade.CompileAnswer.ClassFile;
import handson.redis.cli.grade.CompileAnswer.CompileError;
import handson.redis.kit.Topic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiles a submission's exercises. Together, since that is much faster than one by one; but each
 * ends as if it had been alone: one with an error costs only itself, and one that uses another's
 * classes is compiled again without it.
 */
final class Compilation {
  private final CompilerProcess compiler;

  Compilation(CompilerProcess compiler) {
    this.compiler = compiler;
  }

  /**
   * What became of an exercise.
   *
   * @param classes by their names; empty where there are errors
   * @param errors for the trainee, a line each
   */
  record Result(Map<String, byte[]> classes, List<String> errors) {}

  /**
   * @param sources by exercise
   * @return a result for each
   */
  Map<Topic, Result> compile(Map<Topic, String> sources) {
    Map<Topic, Result> results = new LinkedHashMap<>();
    Map<String, Topic> open = new LinkedHashMap<>();
    sources.keySet().forEach(topic -> open.put(file(topic), topic));
    while (open.size() > 1) {
      Map<String, String> together = new LinkedHashMap<>();
      open.forEach((file, topic) -> together.put(file, sources.get(topic)));
      CompileAnswer answer = compiler.compile(together);
      if (answer.errors().isEmpty()) {
        split(answer, open)
            .forEach((topic, classes) -> results.put(
                topic,
                usesOthers(classes, answer)
                    ? alone(topic, sources.get(topic))
                    : new Result(classes, List.of())));
        return results;
      }
      Set<String> wrong =
          answer.errors().stream().map(CompileError::source).collect(Collectors.toSet());
      wrong.retainAll(open.keySet());
      // Where no file is to blame, each has to show that it is not this one.
      for (String file : wrong.isEmpty() ? List.copyOf(open.keySet()) : wrong) {
        Topic topic = open.remove(file);
        results.put(topic, alone(topic, sources.get(topic)));
      }
    }
    open.values().forEach(topic -> results.put(topic, alone(topic, sources.get(topic))));
    return results;
  }

  private Result alone(Topic topic, String source) {
    CompileAnswer answer = compiler.compile(Map.of(file(topic), source));
    Map<String, byte[]> classes = new HashMap<>();
    answer.classes().forEach(file -> classes.put(file.name(), file.bytes()));
    return new Result(classes, answer.errors().stream().map(CompileError::text).toList());
  }

  private static Map<Topic, Map<String, byte[]>> split(
      CompileAnswer answer, Map<String, Topic> open) {
    Map<Topic, Map<String, byte[]>> classes = new LinkedHashMap<>();
    open.values().forEach(topic -> classes.put(topic, new HashMap<>()));
    for (ClassFile file : answer.classes()) {
      classes.get(open.get(file.source())).put(file.name(), file.bytes());
    }
    return classes;
  }

  /** Whether one of these classes names a class of another file. */
  private static boolean usesOthers(Map<String, byte[]> own, CompileAnswer answer) {
    Set<String> others = answer.classes().stream()
        .map(ClassFile::name)
        .filter(name -> !own.containsKey(name))
        .collect(Collectors.toSet());
    return own.values().stream()
        .anyMatch(bytes ->
            References.in(bytes).stream().anyMatch(reference -> others.contains(reference.type())));
  }

  private static String file(Topic topic) {
    String file = topic.exerciseFile();
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
