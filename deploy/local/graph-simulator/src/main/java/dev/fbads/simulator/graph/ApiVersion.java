package dev.fbads.simulator.graph;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.fbads.simulator.SimulatorConfig.DeprecatedVersions;

/**
 * What becomes of the version in a path: v25.0 and v26.0 are served; v22.0 to v24.0, whose Marketing API ended in 2026, are
 * upgraded with a warning or refused; older ones are refused; later ones do not exist.
 *
 * @param name as in the path, {@code v26.0}
 * @param served the version that answers, which is another one when the call was upgraded
 * @param warning value of the version warning header, when the call was upgraded
 */
public record ApiVersion(String name, String served, Optional<String> warning) {

    /** Header of an upgraded call. */
    public static final String WARNING_HEADER = "X-Ad-Api-Version-Warning";

    private static final Pattern FORM = Pattern.compile("v(\\d{1,3})\\.0");
    private static final int NEWEST = 26;
    private static final int OLDEST_SERVED = 25;
    private static final int OLDEST_UPGRADED = 22;

    /** The newest one, which answers calls that need no version. */
    static ApiVersion newest() {
        return new ApiVersion(name(NEWEST), name(NEWEST), Optional.empty());
    }

    /**
     * Judges the first component of a path.
     *
     * @throws GraphException when no such version is served; a path without a version is one of an ended version
     */
    static ApiVersion of(String component, String path, DeprecatedVersions deprecated) {
        Matcher matcher = FORM.matcher(component);
        if (!matcher.matches()) {
            throw component.startsWith("act_") || component.equals("me")
                    ? GraphErrors.deprecatedVersion(name(NEWEST))
                    : GraphErrors.unknownPath(path);
        }
        int number = Integer.parseInt(matcher.group(1));
        if (number > NEWEST) {
            throw GraphErrors.unknownPath(path);
        }
        if (number >= OLDEST_SERVED) {
            return new ApiVersion(component, component, Optional.empty());
        }
        if (number < OLDEST_UPGRADED || deprecated == DeprecatedVersions.REJECT) {
            throw GraphErrors.deprecatedVersion(name(NEWEST));
        }
        return new ApiVersion(component, name(OLDEST_SERVED),
                Optional.of("The call has been auto-upgraded to %s as %s has been deprecated."
                        .formatted(name(OLDEST_SERVED), component)));
    }

    private static String name(int number) {
        return "v" + number + ".0";
    }
}
