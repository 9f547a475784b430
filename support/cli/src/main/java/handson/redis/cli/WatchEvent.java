package handson.redis.cli;

/** What happens while {@code watch} runs, beside saves. */
sealed interface WatchEvent {

  /** A key or a line. */
  record Typed(String text) implements WatchEvent {}

  /** A worker said something. */
  record Said(WorkerProcess worker, WorkerWord word) implements WatchEvent {}

  /** A worker is gone. */
  record Ended(WorkerProcess worker, int exitCode) implements WatchEvent {}
}
