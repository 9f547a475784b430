package handson.redis.cli.prompt;

import handson.redis.cli.prompt.CommandDocs.CommandDoc;
import handson.redis.kit.Ink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Answers {@code help}, {@code help SET} and {@code help @string}. */
public final class Help {
  private final CommandDocs docs;
  private final Ink ink;

  Help(CommandDocs docs, Ink ink) {
    this.docs = docs;
    this.ink = ink;
  }

  /** With what this server tells. */
  public static Help from(RespConnection connection, Ink ink) throws IOException {
    return new Help(CommandDocs.read(connection), ink);
  }

  /** Whether these words are for us and not for Redis. */
  public static boolean isAsked(List<byte[]> words) {
    String first = words.isEmpty() ? "" : new String(words.get(0), StandardCharsets.UTF_8);
    return first.equalsIgnoreCase("help") || first.equals("?");
  }

  /**
   * The explanation, with a line end.
   *
   * @param words what was typed, {@code help} included
   */
  public String answer(List<byte[]> words) {
    String topic = words.stream()
        .skip(1)
        .map(word -> new String(word, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" "));
    if (docs.commands().isEmpty()) {
      return "This server tells nothing about its commands; see https://redis.io/commands\n";
    }
    if (topic.isEmpty()) {
      return overview();
    }
    if (topic.startsWith("@")) {
      return group(topic.substring(1));
    }
    List<CommandDoc> found = docs.family(topic);
    return found.isEmpty()
        ? "There is no command '%s'; Tab shows all that begin like it.%n".formatted(topic)
        : found.stream().map(this::details).collect(Collectors.joining("\n"));
  }

  private String overview() {
    return """
    help COMMAND  what it does, and its arguments
    help @GROUP   all commands of a group: %s
    Tab           completes commands, options and keys
    5 COMMAND     sends it five times
    clear         clears the screen
    quit          ends, as Ctrl-D does
    """.formatted(String.join(", ", docs.groups()));
  }

  private String group(String name) {
    List<CommandDoc> found = docs.ofGroup(name);
    return found.isEmpty()
        ? "There is no group '%s'; the groups are %s.%n"
            .formatted(name, String.join(", ", docs.groups()))
        : found.stream()
            .map(doc -> ink.bold(doc.name()) + "  " + doc.summary() + "\n")
            .collect(Collectors.joining());
  }

  private String details(CommandDoc doc) {
    return ink.bold(doc.name())
        + (doc.syntax().isEmpty() ? "" : " " + ink.faint(doc.syntax()))
        + "\n"
        + line("summary", doc.summary())
        + line("complexity", doc.complexity())
        + line("since", doc.since())
        + line("group", doc.group());
  }

  private String line(String name, String text) {
    return text.isEmpty() ? "" : "  " + ink.cyan(name + ":") + " " + text + "\n";
  }
}
