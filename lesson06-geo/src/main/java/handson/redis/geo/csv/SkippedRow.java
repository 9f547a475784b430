package handson.redis.geo.csv;

/**
 * A row that was not loaded.
 *
 * @param line where it begins in the file, from 1
 * @param found what stood where the coordinates should be, shortened
 */
public record SkippedRow(long line, SkipReason reason, String found) {}
