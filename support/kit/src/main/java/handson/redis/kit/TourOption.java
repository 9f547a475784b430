package handson.redis.kit;

/**
 * An option that a lesson's tour understands beyond those of every tour.
 *
 * @param name with its dashes, {@code --services}; unique in the course
 * @param label what stands for its value in the help, {@code FILE}
 * @param description a few words, for the help
 */
public record TourOption(String name, String label, String description) {}
