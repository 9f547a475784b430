package handson.redis.cli;

import handson.redis.kit.Ink;
import handson.redis.testing.Grade;
import handson.redis.testing.Verdict;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints verdicts for a learner: a line for each exercise, then the first thing to mend. */
final class ReportPrinter {
  private final Desk desk;
  private final PrintStream out;
  private final Ink ink;

  ReportPrinter(Desk desk) {
    this.desk = desk;
    this.out = desk.out();
    this.ink = desk.ink();
  }

  /**
   * @param own whether the trainee's own code was graded
   */
  void print(List<Report> reports, boolean own) {
    reports.forEach(this::printLine);
    Optional<Report> first =
        reports.stream().filter(report -> !report.isRight()).findFirst();
    if (first.isPresent()) {
      printFirst(first.get(), own);
    } else if (own) {
      printNext();
    }
  }

  private void printLine(Report report) {
    String name = desk.inColumn(report.exercise().id());
    if (report.broken().isPresent()) {
      out.println(ink.red("  broken  ") + name);
      out.println("          " + report.broken().get());
      return;
    }
    Grade grade = report.grade().orElseThrow();
    String mark = grade.isRight() ? ink.green("  right   ") : ink.red("  not yet ");
    out.printf(
        "%s%s %d of %d criteria%n", mark, name, grade.met(), grade.criteria() - grade.skipped());
    grade.verdicts().stream()
        .filter(verdict -> verdict.outcome() == Verdict.Outcome.SKIPPED)
        .collect(Collectors.groupingBy(Report::details, TreeMap::new, Collectors.counting()))
        .forEach((why, count) -> out.printf("          %d %s%n", count, why));
  }

  private void printFirst(Report report, boolean own) {
    Optional<Verdict> firstOpen = report.grade().flatMap(Grade::firstOpen);
    if (firstOpen.isPresent()) {
      Verdict open = firstOpen.get();
      out.println();
      out.println(ink.bold(report.exercise().id() + ": " + open.criterion()));
      Report.details(open).lines().forEach(line -> out.println("  " + line));
    }
    if (own) {
      out.printf("%nNext: edit  %s%n", report.exercise().shownFile());
      out.printf("      then  ./course check %s%n", report.exercise().id());
      out.printf("      help  ./course hint %s%n", report.exercise().id());
    }
  }

  private void printNext() {
    out.println();
    Status status = new Status(desk);
    status.printBar();
    status
        .next()
        .ifPresentOrElse(
            next -> {
              out.printf("%nNext: %s, edit %s%n", next.topic().title(), next.shownFile());
              out.printf("      then ./course check %s%n", next.id());
            },
            () -> out.println("Every exercise is right. Well done!"));
  }
}
