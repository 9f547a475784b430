package handson.redis.cli.prompt;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the arguments of COMMAND DOCS the way the Redis documentation does. */
final class Syntax {
  private Syntax() {}

  static String of(List<Reply> arguments) {
    return arguments.stream().map(Syntax::of).collect(Collectors.joining(" "));
  }

  /** Adds the words that are typed as they are. */
  static void collectOptions(Reply argument, List<String> options) {
    argument.get("token").map(Reply::string).filter(t -> !t.isEmpty()).ifPresent(options::add);
    inner(argument).forEach(part -> collectOptions(part, options));
  }

  private static String of(Reply argument) {
    String token = argument
        .get("token")
        .map(t -> t.text().length == 0 ? "\"\"" : t.string())
        .orElse("");
    String value = value(argument);
    String once = token.isEmpty() ? value : value.isEmpty() ? token : token + " " + value;
    String all = once;
    if (has(argument, "multiple")) {
      String more = has(argument, "multiple_token") ? once : value;
      all = once + " [" + more + " ...]";
    }
    return has(argument, "optional") ? "[" + all + "]" : all;
  }

  private static String value(Reply argument) {
    return switch (argument.get("type").map(Reply::string).orElse("")) {
      case "pure-token" -> "";
      case "oneof" -> inner(argument).stream().map(Syntax::of).collect(Collectors.joining("|"));
      case "block" -> of(inner(argument));
      default -> argument.get("name").map(Reply::string).orElse("");
    };
  }

  private static List<Reply> inner(Reply argument) {
    return argument.get("arguments").map(Reply::elements).orElse(List.of());
  }

  private static boolean has(Reply argument, String flag) {
    return argument.get("flags").map(Reply::elements).orElse(List.of()).stream()
        .anyMatch(f -> f.string().equals(flag));
  }
}
