package handson.redis.cli.prompt;

import handson.redis.cli.prompt.CommandDocs.CommandDoc;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, subcommands, options and keys. */
final class PromptCompleter implements Completer {
  private final SideConnection side;

  PromptCompleter(SideConnection side) {
    this.side = side;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> words = line.words();
    // "5 INCR visits"
    int first = words.size() > 1 && words.get(0).matches("[0-9]+") ? 1 : 0;
    List<String> before = words.subList(first, words.size() - 1);
    CommandDocs docs = side.docs();
    if (before.isEmpty()) {
      commands(docs, "", candidates);
      add(candidates, "HELP", "help", "explains commands");
    } else if (before.get(0).equalsIgnoreCase("help")) {
      commands(docs, phrase(before.subList(1, before.size())), candidates);
      docs.groups().forEach(group -> add(candidates, "@" + group, "group", ""));
    } else {
      arguments(docs, before, line.word(), candidates);
    }
  }

  private void arguments(
      CommandDocs docs, List<String> before, String prefix, List<Candidate> candidates) {
    if (before.size() == 1) {
      commands(docs, phrase(before), candidates);
    }
    if (!candidates.isEmpty()) {
      return;
    }
    Optional<CommandDoc> command = docs.find(before);
    // The options first, since of the keys there may be many.
    if (!prefix.isEmpty() || before.size() > 1) {
      command.ifPresent(
          doc -> doc.options().forEach(option -> add(candidates, option, "option", "")));
    }
    side.keys(prefix).forEach(key -> add(candidates, key, "key", ""));
  }

  /** The commands that consist of these words and one more. */
  private static void commands(CommandDocs docs, String words, List<Candidate> candidates) {
    for (CommandDoc doc : docs.commands().values()) {
      String name = doc.name();
      if (name.startsWith(words) && name.indexOf(' ', words.length()) < 0) {
        add(candidates, name.substring(words.length()), "command", doc.summary());
      }
    }
  }

  private static String phrase(List<String> words) {
    return words.isEmpty() ? "" : String.join(" ", words).toUpperCase(Locale.ROOT) + " ";
  }

  private static void add(
      List<Candidate> candidates, String value, String group, String description) {
    candidates.add(new Candidate(
        value, value, group, description.isEmpty() ? null : description, null, null, true));
  }
}
