package dev.fbads.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person gets for a wrong command, in a checkout where nothing runs. */
class LauncherTest {

    @TempDir
    private Path checkout;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void pointAtAnEmptyCheckout() {
        System.setProperty("fbads.home", checkout.toString());
    }

    @AfterEach
    void pointNowhere() {
        System.clearProperty("fbads.home");
    }

    @Test
    void wrongArgumentsAreExitCode2WithUsage() {
        assertThat(execute("token")).isEqualTo(2);
        assertThat(execute("demo", "--days=many")).isEqualTo(2);
        assertThat(execute("up", "--backing=cloud")).isEqualTo(2);
        assertThat(execute("sideways")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required parameter: 'USER'", "--days", "--backing",
                "Unmatched argument").doesNotContain("\tat ");
    }

    @Test
    void commandsThatNeedAStackSayHowToStartOne() {
        assertThat(execute("demo")).isEqualTo(1);
        assertThat(execute("token", "responsable")).isEqualTo(1);
        assertThat(execute("replay-dlq", "fbads.sync.jobs")).isEqualTo(1);
        assertThat(err.toString()).contains("not running; start it with ./fbads up").doesNotContain("\tat ");
    }

    @Test
    void statusAndDownKnowThatNothingRuns() {
        assertThat(execute("status")).isEqualTo(1);
        assertThat(execute("down")).isZero();
        assertThat(out.toString().lines()).containsExactly("not running", "not running");
    }

    @Test
    void upRefusesWhatIsNotBuilt() {
        assertThat(execute("up")).isEqualTo(1);
        assertThat(err.toString()).contains("graph-simulator is not built").doesNotContain("\tat ");
    }

    private int execute(String... arguments) {
        return Launcher.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
