package handson.redis.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script by which bash and zsh complete what is typed behind {@code ./course}. */
@Command(
    name = "completion",
    description = "A script that makes bash and zsh complete commands and names.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For this shell, in the checkout's folder:",
      "  source <(./course completion)",
      "For every shell put it into ~/.bashrc, or into ~/.zshrc behind compinit:",
      "  source <(/path/to/the/checkout/course completion)",
      "",
      "Example: ./course completion > course-completion.sh"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Desk desk;

  @Spec
  private CommandSpec spec;

  CompletionCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    desk.out().print(script());
    return 0;
  }

  private String script() {
    return AutoComplete.bash("course", spec.root().commandLine())
        // Where a name is meant, the names of files would be wrong.
        .replace("complete -F _complete_course -o default ", "complete -F _complete_course ")
        .replaceAll("(?m)^# The `-o default` option means.*\\R# default Bash completions.*\\R", "")
        // As words of a list, the names of files would be expanded by the shell.
        .replaceAll(
            "positionals=(\\$\\( compgen -f -- \"\\$\\{curr_word}\" \\)) # files",
            "COMPREPLY=( $1 )\n      return");
  }
}
