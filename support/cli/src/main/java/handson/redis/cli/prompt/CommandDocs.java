package handson.redis.cli.prompt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the server says about its commands.
 *
 * @param commands by name in upper case; that of a subcommand is {@code CONFIG GET}
 * @see <a href="https://redis.io/docs/latest/commands/command-docs/">COMMAND DOCS</a>
 */
record CommandDocs(Map<String, CommandDoc> commands) {

  /**
   * A command.
   *
   * @param syntax its arguments, as {@code key value [NX|XX]}
   * @param options the words that are typed as they are, as {@code NX}
   */
  record CommandDoc(
      String name,
      String summary,
      String since,
      String group,
      String complexity,
      String syntax,
      List<String> options) {}

  /** Nothing is known where the server does not tell, or does not tell this user. */
  static CommandDocs none() {
    return new CommandDocs(Map.of());
  }

  /** Asks the server. */
  static CommandDocs read(RespConnection connection) throws IOException {
    Reply reply = connection.call("COMMAND", "DOCS");
    return reply.isError() ? none() : of(reply);
  }

  static CommandDocs of(Reply reply) {
    Map<String, CommandDoc> commands = new TreeMap<>();
    addAll(reply, commands);
    return new CommandDocs(commands);
  }

  /** The command that these words begin with: the subcommand, where there is one. */
  Optional<CommandDoc> find(List<String> words) {
    return Stream.of(2, 1)
        .filter(length -> words.size() >= length)
        .map(length -> String.join(" ", words.subList(0, length)).toUpperCase(Locale.ROOT))
        .map(commands::get)
        .filter(doc -> doc != null)
        .findFirst();
  }

  /** The command and its subcommands. */
  List<CommandDoc> family(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return commands.values().stream()
        .filter(doc -> doc.name().equals(upper) || doc.name().startsWith(upper + " "))
        .toList();
  }

  List<CommandDoc> ofGroup(String group) {
    return commands.values().stream()
        .filter(doc -> doc.group().equals(group.toLowerCase(Locale.ROOT)))
        .toList();
  }

  List<String> groups() {
    return commands.values().stream().map(CommandDoc::group).distinct().sorted().toList();
  }

  private static void addAll(Reply docs, Map<String, CommandDoc> commands) {
    for (int i = 0; i + 1 < docs.elements().size(); i += 2) {
      Reply doc = docs.elements().get(i + 1);
      String name = docs.elements().get(i).string().toUpperCase(Locale.ROOT).replace('|', ' ');
      commands.put(name, command(name, doc));
      doc.get("subcommands").ifPresent(subcommands -> addAll(subcommands, commands));
    }
  }

  private static CommandDoc command(String name, Reply doc) {
    List<Reply> arguments = doc.get("arguments").map(Reply::elements).orElse(List.of());
    List<String> options = new ArrayList<>();
    arguments.forEach(argument -> Syntax.collectOptions(argument, options));
    return new CommandDoc(
        name,
        text(doc, "summary"),
        text(doc, "since"),
        text(doc, "group"),
        text(doc, "complexity"),
        Syntax.of(arguments),
        options.stream().distinct().toList());
  }

  private static String text(Reply doc, String key) {
    return doc.get(key).map(Reply::string).orElse("");
  }
}
