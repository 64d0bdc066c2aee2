package org.songtor;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The gateway's Spring application: every bean under {@code org.songtor} but the sandbox's, which is a program of its own. */
@SpringBootApplication
@ConfigurationPropertiesScan("org.songtor.flow")
public class Songtor {}
