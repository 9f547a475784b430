package handson.redis.cli.audit;

import handson.redis.expire.KeyAudit.LargeKey;
import handson.redis.expire.KeyAudit.Report;
import handson.redis.kit.Ink;
import java.io.PrintStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what an audit found: as tables for people, as values for JSON. */
public final class AuditPrinter {
  private final PrintStream out;
  private final Ink ink;

  public AuditPrinter(PrintStream out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  /** Prints the tables. */
  public void print(Findings findings) {
    Report report = findings.report();
    row("keys", report.keys(), "");
    row("without a TTL", report.withoutTtl(), share(report.withoutTtl(), report.keys()));
    if (report.keys() > 0) {
      heading("By type");
      report.types().entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .forEach(
              type -> row(type.getKey(), type.getValue(), share(type.getValue(), report.keys())));
    }
    if (report.keys() > 0 && findings.sizesRefused().isEmpty()) {
      heading("The largest, in bytes");
      report.largest().forEach(this::largeKey);
    }
    if (report.withoutTtl() > 0) {
      heading(String.format(
          Locale.ROOT,
          "Without a TTL, by name: %,d of %,d",
          report.lasting().size(),
          report.withoutTtl()));
      report.lasting().forEach(key -> out.println("  " + KeyName.of(key).shown()));
    }
    findings.remarks().forEach(remark -> out.printf("%n%s%n", ink.red(remark)));
  }

  private void row(String name, long count, String share) {
    out.println(
        String.format(Locale.ROOT, "  %-14s %,12d  %8s", name, count, share).stripTrailing());
  }

  private void largeKey(LargeKey key) {
    out.println(String.format(
        Locale.ROOT,
        "  %,14d  %-8s %s",
        key.bytes(),
        key.type(),
        KeyName.of(key.key()).shown()));
  }

  private void heading(String words) {
    out.printf("%n%s%n", ink.bold(words));
  }

  private static String share(long part, long all) {
    return all == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / all);
  }

  /**
   * A key for programs.
   *
   * @param key its name where that is UTF-8 text, else null
   * @param base64 the bytes of a name that is no text, else null
   */
  record KeyEntry(String key, String base64) {
    static KeyEntry of(String characters) {
      KeyName name = KeyName.of(characters);
      Optional<String> text = name.text();
      return new KeyEntry(
          text.orElse(null),
          text.isPresent() ? null : Base64.getEncoder().encodeToString(name.bytes()));
    }
  }

  record LargeEntry(String key, String base64, String type, long bytes) {
    static LargeEntry of(LargeKey large) {
      KeyEntry name = KeyEntry.of(large.key());
      return new LargeEntry(name.key(), name.base64(), large.type(), large.bytes());
    }
  }

  /**
   * An audit for programs.
   *
   * @param largest null where Redis refuses to tell sizes
   * @param refused how many keys this user may not look at
   */
  record Document(
      String redis,
      String match,
      long keys,
      long withoutTtl,
      Map<String, Long> types,
      List<LargeEntry> largest,
      List<KeyEntry> keysWithoutTtl,
      long refused,
      List<String> remarks) {}

  /** The values of a JSON document. */
  public static Object document(String redis, String match, Findings findings) {
    Report report = findings.report();
    return new Document(
        redis,
        match,
        report.keys(),
        report.withoutTtl(),
        report.types(),
        findings.sizesRefused().isPresent()
            ? null
            : report.largest().stream().map(LargeEntry::of).toList(),
        report.lasting().stream().map(KeyEntry::of).toList(),
        findings.refused(),
        findings.remarks());
  }
}
