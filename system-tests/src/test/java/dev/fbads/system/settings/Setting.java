package dev.fbads.system.settings;

/**
 * One setting of a service.
 *
 * @param name {@code fbads.jobs.lease}
 * @param value the default as Markdown
 * @param meaning the first paragraph of the method's Javadoc as Markdown, on one line
 */
record Setting(String name, String value, String meaning) {

    String row() {
        return "| `%s` | %s | %s |".formatted(name, value, meaning);
    }
}
