package dev.fbads.service.startup;

import java.util.List;

/** Finds settings that must not be used in production. A bean of this type is asked once, at the start. */
public interface SafetyCheck {

    /** One sentence per unsafe setting, beginning with the name of its property. It never contains the value. */
    List<String> unsafeSettings();
}
