package handson.redis.kit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes the calls of a contract's methods as they would stand in Java, with their result. */
final class CallTranscript {
  private static final int LONGEST = 88;
  private static final int MOST = 4;

  private CallTranscript() {}

  /** The same object, behind a proxy that hands a line for each call to {@code lines}. */
  static <T> T of(Class<T> contract, T object, Consumer<String> lines) {
    String variable = contract.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT)
        + contract.getSimpleName().substring(1);
    InvocationHandler handler = (proxy, method, arguments) -> {
      if (method.getDeclaringClass() == Object.class) {
        return method.invoke(object, arguments);
      }
      String call = variable + "." + call(method, arguments);
      try {
        Object result = method.invoke(object, arguments);
        boolean shown = method.getReturnType() != void.class;
        lines.accept(call + (shown ? " = " + text(result) : ""));
        return result;
      } catch (InvocationTargetException e) {
        Throwable thrown = e.getCause();
        lines.accept(call + " throws " + text(thrown));
        throw thrown;
      }
    };
    return contract.cast(
        Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, handler));
  }

  /** A value as a reader of Java knows it; long ones are cut. */
  static String text(Object value) {
    if (value instanceof String string) {
      return '"' + cut(string) + '"';
    }
    if (value instanceof byte[] bytes) {
      return "byte[" + bytes.length + "]";
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(CallTranscript::text).orElse("nothing");
    }
    if (value instanceof Collection<?> items) {
      return "["
          + items.stream().limit(MOST).map(CallTranscript::text).collect(Collectors.joining(", "))
          + more(items.size())
          + "]";
    }
    if (value instanceof Map<?, ?> map) {
      return "{"
          + map.entrySet().stream()
              .limit(MOST)
              .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
              .collect(Collectors.joining(", "))
          + more(map.size())
          + "}";
    }
    if (value instanceof Throwable thrown) {
      String message =
          Optional.ofNullable(thrown.getMessage()).map(m -> ": " + m).orElse("");
      return cut(thrown.getClass().getSimpleName() + message);
    }
    return cut(String.valueOf(value));
  }

  private static String call(Method method, Object[] arguments) {
    if (arguments == null) {
      return method.getName() + "()";
    }
    return Arrays.stream(arguments)
        .map(CallTranscript::text)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  private static String more(int size) {
    return size > MOST ? String.format(Locale.ROOT, ", ... %,d more", size - MOST) : "";
  }

  private static String cut(String text) {
    String line = text.replace("\n", "\\n");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 3)) + "...";
  }
}
