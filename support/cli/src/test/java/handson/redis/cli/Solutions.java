package handson.redis.cli;

import handson.redis.kit.Implementation;
import handson.redis.kit.Topic;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes exercises as a trainee might. */
final class Solutions {
  private Solutions() {}

  /** The source of an exercise that hands every call to the Jedis reference. */
  static String delegating(Topic topic) {
    Class<?> contract = topic.contract();
    String name = contract.getSimpleName() + "Exercise";
    String reference = Implementation.className(contract, "jedis");
    String methods = Arrays.stream(contract.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .map(Solutions::delegating)
        .collect(Collectors.joining());
    return """
    package %s.exercise;

    public final class %s implements %s {
      private final %s right;

      public %s(handson.redis.kit.RedisClients clients) {
        right = new %s(clients.jedis());
      }
    %s}
    """.formatted(
        contract.getPackageName(), name, contract.getName(), reference, name, reference, methods);
  }

  private static String delegating(Method method) {
    String parameters = Arrays.stream(method.getParameters())
        .map(p -> written(p.getParameterizedType()) + " " + p.getName())
        .collect(Collectors.joining(", "));
    String arguments = Arrays.stream(method.getParameters())
        .map(Parameter::getName)
        .collect(Collectors.joining(", "));
    return """

      @Override
      public %s %s(%s) {
        %sright.%s(%s);
      }
    """.formatted(
            written(method.getGenericReturnType()),
            method.getName(),
            parameters,
            method.getReturnType() == void.class ? "" : "return ",
            method.getName(),
            arguments);
  }

  /** A type as one writes it: a nested one behind a dot. */
  private static String written(Type type) {
    return type.getTypeName().replace('$', '.');
  }
}
