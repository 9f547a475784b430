package handson.redis.cli.grade.report;

import handson.redis.cli.grade.CriterionGrade;
import handson.redis.cli.grade.CriterionGrade.Outcome;
import handson.redis.cli.grade.ExerciseGrade;
import handson.redis.cli.grade.Gradebook;
import handson.redis.cli.grade.SubmittedFile;
import handson.redis.cli.grade.TraineeGrade;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * What one trainee gets back: each exercise, each criterion, what happened instead, and what Redis
 * received.
 */
record TraineePage(Gradebook book, TraineeGrade trainee) {

  String html() {
    Page page = new Page(trainee.name());
    Element body = page.body();
    body.appendElement("p")
        .addClass("back")
        .appendElement("a")
        .attr("href", "../index.html")
        .text("the class");
    body.appendElement("p")
        .appendElement("strong")
        .text("%d of %d points".formatted(trainee.points(), book.maximum()));
    if (trainee.problem() != null) {
      Page.block(body, trainee.problem()).addClass("message");
    }
    trainee.exercises().forEach(exercise -> exercise(body, exercise));
    files(body);
    page.conditions(book.conditions());
    return page.html();
  }

  private void exercise(Element body, ExerciseGrade grade) {
    Element section = body.appendElement("section");
    Element head = section.appendElement("h2");
    head.text(grade.exercise() + " ");
    head.appendElement("span")
        .addClass("points")
        .addClass(Page.share(grade.points(), grade.maximum()))
        .text("%d of %d points, %s"
            .formatted(grade.points(), grade.maximum(), Page.words(grade.verdict())));
    if (grade.message() != null) {
      Page.block(section, grade.message()).addClass("message");
    }
    if (!grade.criteria().isEmpty()) {
      Element list = section.appendElement("ol").addClass("criteria");
      grade.criteria().forEach(criterion -> criterion(list.appendElement("li"), criterion));
    }
  }

  private static void criterion(Element item, CriterionGrade criterion) {
    boolean met = criterion.outcome() == Outcome.PASSED;
    item.appendElement("span")
        .addClass(met ? "met" : "open")
        .text(met ? "met" : words(criterion.outcome()));
    item.appendText(" " + Page.shown(criterion.words()));
    if (met) {
      return;
    }
    if (criterion.message() != null) {
      Page.block(item, criterion.message()).addClass("message");
    }
    if (!criterion.received().isEmpty()) {
      item.appendElement("p").text("Redis received:");
      Page.block(item, String.join("\n", criterion.received())).addClass("received");
    }
    if (criterion.why() != null) {
      item.appendElement("p").text(Page.shown(criterion.why()));
    }
    if (criterion.tryIt() != null) {
      item.appendElement("p")
          .text("See it: ")
          .appendElement("code")
          .text("./course cli " + Page.shown(criterion.tryIt()));
    }
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "met";
      case FAILED -> "not met";
      case ERROR -> "error";
      case NOT_DONE -> "not done";
      case TIMEOUT -> "no answer in time";
      case CRASHED -> "ended its JVM";
      case MEMORY -> "out of memory";
      case SKIPPED -> "skipped";
      case NOT_RUN -> "not run";
    };
  }

  private void files(Element body) {
    body.appendElement("h2").text("Files");
    List<SubmittedFile> files = trainee.files();
    if (files.isEmpty()) {
      body.appendElement("p").text("The submission holds none.");
      return;
    }
    Element table = body.appendElement("table").addClass("files");
    table.appendElement("caption").text("what the submission holds");
    for (SubmittedFile file : files) {
      Element row = table.appendElement("tr");
      row.appendElement("td").appendElement("code").text(Page.shown(file.path()));
      List<String> words = new ArrayList<>();
      words.add(
          switch (file.fate()) {
            case TAKEN -> "taken as " + file.exercise();
            case REFUSED -> "not taken";
            case EXTRA -> "nobody asked for it: neither read nor run";
          });
      if (file.remark() != null) {
        words.add(file.remark());
      }
      row.appendElement("td").text(Page.shown(String.join("; ", words)));
    }
    if (trainee.otherFiles() > 0) {
      body.appendElement("p").text("And " + trainee.otherFiles() + " more.");
    }
  }
}
