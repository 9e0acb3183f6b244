package dev.fbads.local.launcher.demo;

/** One line that says how far a sync is. */
final class ProgressBar {

    private static final int WIDTH = 30;

    private ProgressBar() {
    }

    static String render(SyncEvent event) {
        int percent = Math.clamp(event.percent(), 0, 100);
        int filled = WIDTH * percent / 100;
        var days = event.totalDays() > 0 ? " %d/%d days".formatted(event.syncedDays(), event.totalDays()) : "";
        var message = event.message() == null || event.message().isBlank() ? "" : "  " + event.message();
        return "[%s%s] %3d %%%s%s".formatted("#".repeat(filled), "-".repeat(WIDTH - filled), percent, days, message);
    }
}
