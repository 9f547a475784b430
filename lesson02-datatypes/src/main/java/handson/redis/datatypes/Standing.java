package handson.redis.datatypes;

/**
 * A place on a {@link Leaderboard}.
 *
 * @param rank from 1, the best
 * @param points as the player sees them
 */
public record Standing(long rank, String player, long points) {}
