package handson.redis.cli.grade.report;

import handson.redis.cli.grade.ExerciseGrade;
import handson.redis.cli.grade.Gradebook;
import handson.redis.cli.grade.Gradebook.GradedExercise;
import handson.redis.cli.grade.TraineeGrade;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/**
 * The class: who needs a look, the table of trainees and exercises, how the points are distributed,
 * and which exercises were hardest.
 *
 * @param files the names of the trainees' pages, in the order of the trainees
 */
record ClassPage(Gradebook book, List<String> files) {
  private static final int BARS = 10;
  private static final int HARDEST = 10;

  String html() {
    Page page = new Page("Gradebook");
    Element body = page.body();
    body.appendElement("p").text(summary());
    looks(body);
    table(body);
    distribution(body);
    hardest(body);
    page.conditions(book.conditions());
    return page.html();
  }

  private String summary() {
    int[] points =
        book.trainees().stream().mapToInt(TraineeGrade::points).sorted().toArray();
    String median = points.length == 0
        ? ""
        : String.format(
            Locale.ROOT,
            ", median %.1f of %d points",
            (points[(points.length - 1) / 2] + points[points.length / 2]) / 2.0,
            book.maximum());
    return "%s, %s%s."
        .formatted(
            count(points.length, "trainee"), count(book.exercises().size(), "exercise"), median);
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void looks(Element body) {
    List<Integer> looks = IntStream.range(0, files.size())
        .filter(
            i -> book.trainees().get(i).needsLook() || book.trainees().get(i).problem() != null)
        .boxed()
        .toList();
    if (looks.isEmpty()) {
      return;
    }
    body.appendElement("h2").text("Needs a look");
    Element list = body.appendElement("ul").addClass("looks");
    for (int i : looks) {
      TraineeGrade trainee = book.trainees().get(i);
      Element item = list.appendElement("li");
      link(item, i);
      String exercises = trainee.exercises().stream()
          .filter(grade -> grade.verdict().needsLook())
          .map(grade -> grade.exercise() + " (" + Page.words(grade.verdict()) + ")")
          .collect(Collectors.joining(", "));
      String problem = trainee.problem() == null ? "" : trainee.problem() + " ";
      item.appendText(": " + Page.shown(problem + exercises));
    }
  }

  private void table(Element body) {
    body.appendElement("h2").text("Points");
    Element table = body.appendElement("div").addClass("wide").appendElement("table");
    table.addClass("class").appendElement("caption").text("points, by trainee and exercise");
    Element head = table.appendElement("thead");
    Element lessons = head.appendElement("tr");
    lessons.appendElement("td");
    lessons.appendElement("td");
    byLesson()
        .forEach((lesson, exercises) -> lessons
            .appendElement("th")
            .attr("colspan", "" + exercises.size())
            .attr("scope", "colgroup")
            .text(lesson));
    Element names = head.appendElement("tr");
    names.appendElement("th").attr("scope", "col").text("trainee");
    names.appendElement("th").attr("scope", "col").text("sum");
    book.exercises()
        .forEach(exercise -> names
            .appendElement("th")
            .attr("scope", "col")
            .addClass("exercise")
            .appendElement("span")
            .text(exercise.id()));
    Element rows = table.appendElement("tbody");
    for (int i = 0; i < files.size(); i++) {
      row(rows.appendElement("tr"), i);
    }
    Element last = table.appendElement("tfoot").appendElement("tr");
    last.appendElement("th").attr("scope", "row").text("of");
    last.appendElement("td").text("" + book.maximum());
    book.exercises().forEach(exercise -> last.appendElement("td").text("" + exercise.maximum()));
  }

  private void row(Element row, int number) {
    TraineeGrade trainee = book.trainees().get(number);
    link(row.appendElement("th").attr("scope", "row"), number);
    row.appendElement("td").addClass("sum").text("" + trainee.points());
    for (GradedExercise exercise : book.exercises()) {
      Element cell = row.appendElement("td");
      trainee
          .exercise(exercise.id())
          .ifPresent(grade -> cell.addClass(Page.share(grade.points(), grade.maximum()))
              .attr("title", exercise.id() + ": " + Page.words(grade.verdict()))
              .text(grade.points() + mark(grade)));
    }
  }

  /** What a colour alone must not say. */
  private static String mark(ExerciseGrade grade) {
    return switch (grade.verdict()) {
      case REJECTED, NOT_GRADED -> " ?";
      case TIMEOUT, CRASHED, MEMORY, NOT_COMPILED, NOT_TAKEN -> " !";
      case MISSING, NOT_DONE -> " –";
      case PASSED, FAILED -> "";
    };
  }

  private Map<String, List<GradedExercise>> byLesson() {
    return book.exercises().stream()
        .collect(
            Collectors.groupingBy(GradedExercise::lesson, LinkedHashMap::new, Collectors.toList()));
  }

  private void link(Element parent, int number) {
    parent
        .appendElement("a")
        .attr("href", GradebookReports.PAGES + "/" + files.get(number) + ".html")
        .text(Page.shown(book.trainees().get(number).name()));
  }

  private void distribution(Element body) {
    if (book.trainees().isEmpty() || book.maximum() == 0) {
      return;
    }
    body.appendElement("h2").text("Distribution");
    int[] counts = new int[BARS];
    for (TraineeGrade trainee : book.trainees()) {
      counts[Math.min(BARS - 1, BARS * trainee.points() / book.maximum())]++;
    }
    int most = Arrays.stream(counts).max().orElse(1);
    Element table = bars(body, "trainees, by their share of the points");
    for (int i = 0; i < BARS; i++) {
      String range =
          100 * i / BARS + " to " + (i == BARS - 1 ? "100" : "under " + 100 * (i + 1) / BARS);
      bar(table, range + " %", counts[i], most, "" + counts[i]);
    }
  }

  private void hardest(Element body) {
    if (book.trainees().isEmpty()) {
      return;
    }
    body.appendElement("h2").text("Hardest exercises");
    Element table = bars(body, "share of the points that the class has, lowest first");
    book.exercises().stream()
        .filter(exercise -> exercise.maximum() > 0)
        .sorted(Comparator.comparingInt(this::percent))
        .limit(HARDEST)
        .forEach(exercise -> {
          int percent = percent(exercise);
          bar(table, exercise.id(), percent, 100, percent + " %");
        });
  }

  private int percent(GradedExercise exercise) {
    int points = book.trainees().stream()
        .flatMap(trainee -> trainee.exercise(exercise.id()).stream())
        .mapToInt(ExerciseGrade::points)
        .sum();
    return 100 * points / (exercise.maximum() * book.trainees().size());
  }

  private static Element bars(Element body, String caption) {
    Element table = body.appendElement("table").addClass("bars");
    table.appendElement("caption").text(caption);
    return table;
  }

  private static void bar(Element table, String name, int value, int most, String text) {
    Element row = table.appendElement("tr");
    row.appendElement("th").attr("scope", "row").text(name);
    Element cell = row.appendElement("td");
    // A style attribute with a number of ours only; no text of a submission comes near it.
    cell.appendElement("span")
        .addClass("bar")
        .attr("style", "width:%dem".formatted(Math.round(20f * value / Math.max(1, most))));
    cell.appendText(" " + text);
  }
}
