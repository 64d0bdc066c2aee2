package org.songtor.demo;

import java.util.ArrayList;
import java.util.List;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Installation;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

/** Reads the installation's settings as the gateway would, before there is a gateway: the sandbox is made in their image. */
public final class Installed {
    private Installed() {}

    /** @throws DemoException without settings */
    public static SongtorSettings settings() {
        return bound(environment());
    }

    /**
     * The same for a gateway that is played with: it takes over most of these settings and would do with the installation's own store, broker and programs what is
     * meant for play.
     *
     * @throws DemoException without settings, or where they name something that others use; says which
     */
    public static SongtorSettings forPlay() {
        StandardEnvironment environment = environment();
        SongtorSettings settings = bound(environment);
        List<String> shared = shared(settings, environment);
        if (!shared.isEmpty()) {
            throw new DemoException("this is an installation at work (" + String.join(", ", shared)
                    + "): what is played would be done there. Play in a checkout whose config/ is as it came");
        }
        return settings;
    }

    private static List<String> shared(SongtorSettings settings, StandardEnvironment environment) {
        List<String> shared = new ArrayList<>();
        if (settings.mode() == Installation.Mode.LIVE) {
            shared.add("songtor.mode: live");
        }
        if (settings.database() != null) {
            shared.add("songtor.database");
        }
        if ("native".equalsIgnoreCase(environment.getProperty("spring.artemis.mode"))) {
            shared.add("spring.artemis.mode: native");
        }
        settings.funds().forEach((fund, entry) -> {
            if (entry.webhook() != null) {
                shared.add("songtor.funds." + fund + ".webhook");
            }
        });
        return shared;
    }

    private static StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    private static SongtorSettings bound(StandardEnvironment environment) {
        return Binder.get(environment)
                .bind("songtor", SongtorSettings.class)
                .orElseThrow(() -> new DemoException(
                        "no settings: start with ./songtor, which names the folder config/ of the installation"));
    }
}
