package org.songtor;

import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * The gateway's Spring application: every bean under {@code org.songtor} but the sandbox's, which is a program of its own. Libraries that look for something of
 * theirs in a program's packages (Jackson for mixins) are shown one, or each would read all classes once more. The scan named here stands for Boot's own.
 */
@SpringBootApplication
@AutoConfigurationPackage(basePackages = "org.songtor.flow")
@ComponentScan(
        resourcePattern = Songtor.PARTS,
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class)
        })
@ConfigurationPropertiesScan("org.songtor.flow")
public class Songtor {
    /** Where parts are looked for. Each start reads every class here: none within another, of the contract, of settings, or of the programs that try the gateway. */
    static final String PARTS =
            "{package:(?!model|port|bench|checker|cli|crash|demo|sandbox|settings|simulate).*}/**/{name:[^$]*}.class";
}
