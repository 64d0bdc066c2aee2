package org.songtor.demo;

import org.songtor.flow.SongtorSettings;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

/** Reads the installation's settings as the gateway would, before there is a gateway: the sandbox is made in their image. */
public final class Installed {
    private Installed() {}

    public static SongtorSettings settings() {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return Binder.get(environment)
                .bind("songtor", SongtorSettings.class)
                .orElseThrow(() -> new DemoException(
                        "no settings: start with ./songtor, which names the folder config/ of the installation"));
    }
}
